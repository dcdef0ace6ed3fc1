"""The address of the glossary."""

from django.urls import path

from partnership.ui import views

app_name = "glossary"
urlpatterns = [path("", views.glossary, name="words")]
