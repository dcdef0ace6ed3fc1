"""The addresses of professional differences."""

from django.urls import path

from boards.differences.views import acts, register

app_name = "differences"
urlpatterns = [
    path("partnerships/<slug:key>/differences/", register.log, name="register"),
    path("partnerships/<slug:key>/differences/new/", register.begin, name="begin"),
    path(
        "partnerships/<slug:key>/differences/new/<slug:risk>/", register.raise_one, name="raise_one"
    ),
    path("partnerships/<slug:key>/differences/stages/", register.policy, name="policy"),
    path(
        "partnerships/<slug:key>/differences/stages/<slug:remit>/change/",
        register.set_policy,
        name="set_policy",
    ),
    path("differences/<int:pk>/", register.difference, name="difference"),
    path("differences/<int:pk>/move-on/<int:stage>/", acts.move_on, name="move_on"),
    path("differences/<int:pk>/resolve/", acts.resolve, name="resolve"),
    path("differences/<int:pk>/safety/", acts.record_safety, name="record_safety"),
    path("differences/<int:pk>/action/", acts.raise_action, name="raise_action"),
    path("differences/<int:pk>/item/", acts.propose, name="propose"),
]
