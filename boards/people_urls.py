"""The addresses of people and their offices."""

from django.urls import path

from boards import people_views

app_name = "people"
urlpatterns = [
    path("", people_views.people, name="list"),
    path("<int:pk>/", people_views.person, name="person"),
    path("<int:pk>/give/", people_views.give, name="give"),
    path("<int:pk>/reset/", people_views.reset_factors, name="reset_factors"),
    path("<int:pk>/free/", people_views.free_address, name="free_address"),
    path("<int:pk>/end/<str:sort>/<int:tenure>/", people_views.end, name="end"),
]
