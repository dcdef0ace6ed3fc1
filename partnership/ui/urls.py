"""The pages about the portal itself."""

from django.urls import path

from partnership.ui import views

app_name = "ui"

urlpatterns = [
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
]
