"""The addresses of business plans."""

from django.urls import path

from boards.plan.views import actions, keeping, measuring, reading, telling

app_name = "plan"
urlpatterns = [
    path("plans/<slug:key>/", reading.plans, name="plans"),
    path("plans/<slug:key>/new/", keeping.begin, name="begin"),
    path("agencies/<slug:key>/plan/", reading.of_agency, name="of_agency"),
    path("boards/<slug:key>/plan/", reading.of_board, name="of_board"),
    path("plan/<int:pk>/", reading.plan, name="plan"),
    path("plan/<int:pk>/compare/", reading.compare, name="compare"),
    path("plan/<int:pk>/log/", reading.log, name="log"),
    path("plan/<int:pk>/change/", keeping.change, name="change"),
    path("plan/<int:pk>/agree/", keeping.agree, name="agree"),
    path("plan/<int:pk>/close/", keeping.close, name="close"),
    path("plan/<int:pk>/reopen/", keeping.reopen, name="reopen"),
    path("plan/<int:pk>/priorities/new/", keeping.add_priority, name="add_priority"),
    path("plan/<int:pk>/priorities/<int:row>/", keeping.change_priority, name="change_priority"),
    path("plan/<int:pk>/priorities/<int:row>/out/", keeping.end_priority, name="end_priority"),
    path("plan/<int:pk>/priorities/<int:row>/new/", keeping.add_objective, name="add_objective"),
    path("plan/<int:pk>/objectives/<int:row>/", keeping.change_objective, name="change_objective"),
    path("plan/<int:pk>/objectives/<int:row>/out/", keeping.end_objective, name="end_objective"),
    path("plan/<int:pk>/measures/", measuring.measures, name="measures"),
    path("plan/<int:pk>/objectives/<int:row>/read/", measuring.add, name="add_reading"),
    path("plan/<int:pk>/readings/<int:row>/strike/", measuring.strike, name="strike_reading"),
    path("plan/<int:pk>/objectives/<int:row>/new/", actions.add, name="add_action"),
    path("plan-actions/<int:pk>/", actions.action, name="action"),
    path("plan-actions/<int:pk>/change/", actions.change, name="change_action"),
    path("plan-actions/<int:pk>/out/", actions.end, name="end_action"),
    path("plan-actions/<int:pk>/judge/", telling.judge, name="judge"),
    path("plan-actions/<int:pk>/report/", telling.report, name="report"),
    path("plan-actions/<int:pk>/raise/", telling.raise_one, name="raise"),
    path("plan-actions/<int:pk>/link/", telling.link, name="link"),
    path("plan-actions/<int:pk>/links/<int:row>/out/", telling.unlink, name="unlink"),
    path("plan-actions/<int:pk>/carry-on/", telling.carry_on, name="carry_on"),
]
