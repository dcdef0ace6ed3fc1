"""The addresses of the risk register."""

from django.urls import path

from boards.risks import views

app_name = "risks"
urlpatterns = [
    path("risks/of/<slug:key>/", views.risks, name="register"),
    path("risks/<int:pk>/", views.risk, name="risk"),
    path("risks/<int:pk>/judge/", views.judge, name="judge"),
    path("risks/<int:pk>/change/", views.change, name="change"),
    path("risks/<int:pk>/close/", views.close, name="close"),
    path("risks/<int:pk>/open-again/", views.reopen, name="reopen"),
    path("boards/<slug:key>/risks/new/", views.raise_one, name="raise"),
]
