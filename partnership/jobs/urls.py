"""The address of the health page."""

from django.urls import path

from partnership.jobs import views

app_name = "jobs"
urlpatterns = [path("", views.healthz, name="healthz")]
