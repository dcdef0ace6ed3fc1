"""The addresses of involvement."""

from django.urls import path

from reviews.involvement import views
from reviews.urls import REVIEW

app_name = "involvement"
urlpatterns = [
    path(f"{REVIEW}involvement/", views.involvement, name="involvement"),
    path(f"{REVIEW}involvement/new/", views.record_offer, name="offer"),
    path("involvement/<int:pk>/answer/", views.record_answer, name="answer"),
    path("involvement/<int:pk>/strike/", views.strike_involvement, name="strike"),
]
