"""The addresses of boards and agencies."""

from django.urls import path

from boards import health_views, views

app_name = "boards"
urlpatterns = [
    path("about/clock/", health_views.clock, name="clock"),
    path("boards/", views.structure, name="structure"),
    path("boards/<slug:key>/", views.board, name="board"),
    path("boards/<slug:key>/meetings/new/", views.record_meeting, name="record_meeting"),
    path("agencies/", views.agencies, name="agencies"),
    path("agencies/<slug:key>/", views.agency, name="agency"),
]
