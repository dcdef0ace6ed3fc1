"""The address at which files are fetched."""

from django.urls import path

from partnership.documents import views

app_name = "documents"
urlpatterns = [path("<int:pk>/", views.fetch, name="fetch")]
