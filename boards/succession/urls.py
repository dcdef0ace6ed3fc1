"""The addresses of what follows an agency."""

from django.urls import path

from boards.succession import views

app_name = "succession"
urlpatterns = [
    path("agencies/<slug:key>/renamed/", views.rename, name="rename"),
    path("agencies/<slug:key>/merged/", views.merge, name="merge"),
    path("agencies/<slug:key>/split/", views.split, name="split"),
]
