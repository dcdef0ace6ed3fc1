"""The address that calendar programs read."""

from django.urls import path

from partnership.tokens import views

app_name = "feeds"
urlpatterns = [path("<str:secret>.ics", views.feed, name="calendar")]
