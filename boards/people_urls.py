"""The addresses of people and their offices."""

from django.urls import path

from boards import people_views, sees_views

app_name = "people"
urlpatterns = [
    path("", people_views.people, name="list"),
    path("<int:pk>/", people_views.person, name="person"),
    path("<int:pk>/sees/", sees_views.sees, name="sees"),
    path("<int:pk>/give/", people_views.give, name="give"),
    path("new/<slug:key>/", people_views.enter, name="enter"),
    path("<int:pk>/invite/", people_views.invite_again, name="invite_again"),
    path("<int:pk>/replace/<str:sort>/<int:tenure>/", people_views.replace, name="replace"),
    path("<int:pk>/cover/<str:sort>/<int:tenure>/", people_views.cover, name="cover"),
    path("<int:pk>/reset/", people_views.reset_factors, name="reset_factors"),
    path("<int:pk>/free/", people_views.free_address, name="free_address"),
    path("<int:pk>/end/<str:sort>/<int:tenure>/", people_views.end, name="end"),
]
