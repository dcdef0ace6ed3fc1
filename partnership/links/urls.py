"""The addresses that signed links lead to."""

from django.urls import path

from partnership.links import views

app_name = "links"
urlpatterns = [path("invitation/<str:token>/", views.invitation, name="invitation")]
