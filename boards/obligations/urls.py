"""The addresses of duties and named leads."""

from django.urls import path

from boards.obligations import views

app_name = "obligations"
urlpatterns = [
    path("duties/of/<slug:key>/<slug:agency>/new/", views.say_duty, name="say_duty"),
    path("duties/<int:pk>/end/", views.end_duty, name="end_duty"),
    path("agencies/<slug:key>/leads/new/", views.name_lead, name="name_lead"),
    path("agencies/leads/of/<slug:key>/", views.leads, name="leads"),
]
