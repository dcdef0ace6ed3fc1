"""The addresses of one's own feeds and keys."""

from django.urls import path

from partnership.tokens import views

app_name = "tokens"
urlpatterns = [
    path("", views.tokens, name="mine"),
    path("<int:pk>/revoke/", views.revoke, name="revoke"),
]
