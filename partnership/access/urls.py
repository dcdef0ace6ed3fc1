"""The addresses of "Why can I see this?", of changes and of openings."""

from django.urls import path

from partnership.access import views

app_name = "access"
urlpatterns = [
    path("<str:label>/<int:pk>/", views.why, name="why"),
    path("<str:label>/<int:pk>/changes/", views.changes, name="changes"),
    path("<str:label>/<int:pk>/openings/", views.readings, name="readings"),
]
