"""The addresses of the year of meetings."""

from django.urls import path

from boards.yearplan import views

app_name = "yearplan"
urlpatterns = [
    path("meetings/of/<slug:key>/", views.year, name="year"),
    path("boards/<slug:key>/meetings/plan/", views.plan, name="plan"),
]
