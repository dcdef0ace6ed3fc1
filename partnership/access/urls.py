"""The address of "Why can I see this?"."""

from django.urls import path

from partnership.access import views

app_name = "access"
urlpatterns = [path("<str:label>/<int:pk>/", views.why, name="why")]
