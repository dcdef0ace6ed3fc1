"""The addresses of people and their offices."""

from django.urls import path

from boards import people_views, sees_views

app_name = "people"
urlpatterns = [
    path("", people_views.people, name="list"),
    path("<int:pk>/", people_views.person, name="person"),
    path("<int:pk>/sees/", sees_views.sees, name="sees"),
    path("<int:pk>/give/", people_views.give, name="give"),
    path("<int:pk>/end/<str:sort>/<int:tenure>/", people_views.end, name="end"),
]
