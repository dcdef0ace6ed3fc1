"""The address of one's own note."""

from django.urls import path

from boards.notes import views

app_name = "notes"
urlpatterns = [path("items/<int:pk>/note/", views.note, name="note")]
