"""The addresses of the figures of the boards."""

from django.urls import path

from boards.in_numbers import views

app_name = "figures"
urlpatterns = [
    path("figures/of/<slug:key>/", views.figures, name="figures"),
    path("boards/<slug:key>/attendance/<slug:agency>/letter/", views.write_to, name="write_to"),
]
