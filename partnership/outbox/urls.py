"""The addresses of what we send a person."""

from django.urls import path

from partnership.outbox import views

app_name = "outbox"
urlpatterns = [
    path("", views.preferences, name="preferences"),
    path("sent/", views.sent, name="sent"),
    path("sent/<int:pk>/<slug:format>/", views.my_letter, name="my_letter"),
]
