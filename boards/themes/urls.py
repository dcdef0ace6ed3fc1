"""The addresses of shared themes."""

from django.urls import path

from boards.themes import views

app_name = "themes"
urlpatterns = [
    path("themes/of/<slug:key>/", views.mapping, name="mapping"),
    path("themes/of/<slug:key>/new/", views.say_part, name="say_part"),
    path("themes/parts/<int:pk>/end/", views.end_part, name="end_part"),
]
