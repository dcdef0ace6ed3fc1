"""The addresses of reports owed to boards."""

from django.urls import path

from boards.owed import views

app_name = "owed"
urlpatterns = [
    path("owed/of/<slug:key>/", views.year, name="year"),
    path("owed/of/<slug:key>/<slug:board>/new/", views.expect, name="expect"),
    path("owed/<int:pk>/", views.expectation, name="expectation"),
    path("owed/<int:pk>/change/", views.change, name="change"),
    path("owed/<int:pk>/hand-in/", views.hand_in, name="hand_in"),
    path("owed/<int:pk>/not-needed/", views.not_needed, name="not_needed"),
    path("owed/reports/<int:pk>/meeting/", views.put_before, name="put_before"),
    path("boards/<slug:key>/owed/", views.board, name="board"),
]
