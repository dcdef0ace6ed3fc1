"""The addresses of what follows an agency."""

from django.urls import path

from boards.succession import planned_views, views

app_name = "succession"
urlpatterns = [
    path("agencies/<slug:key>/renamed/", views.rename, name="rename"),
    path("agencies/<slug:key>/merged/", views.merge, name="merge"),
    path("agencies/<slug:key>/split/", views.split, name="split"),
    path("successions/<int:pk>/", planned_views.planned, name="planned"),
    path("successions/<int:pk>/choose/", planned_views.choose, name="choose"),
    path("successions/<int:pk>/call-off/", planned_views.call_off, name="call_off"),
]
