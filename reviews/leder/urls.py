"""Addresses of LeDeR reviews, their counts and what is learned."""

from django.urls import path

from reviews.leder import themes_views, views

app_name = "leder"
REVIEW = "leder/<int:pk>/"
THEME = "leder/themes/<int:pk>/"
urlpatterns = [
    path("leder/of/<slug:key>/", views.register, name="register"),
    path("leder/of/<slug:key>/new/", views.record, name="record"),
    path("leder/of/<slug:key>/counts/", views.counts, name="counts"),
    path("leder/of/<slug:key>/themes/", themes_views.themes, name="themes"),
    path("leder/of/<slug:key>/themes/new/", themes_views.note, name="note"),
    path("boards/<slug:key>/leder/", views.of_board, name="of_board"),
    path(REVIEW, views.review, name="review"),
    path(f"{REVIEW}stage/<slug:stage>/", views.stage, name="stage"),
    path(f"{REVIEW}hold/", views.hold, name="hold"),
    path(f"{REVIEW}hold/end/", views.end_hold, name="end_hold"),
    path(f"{REVIEW}late/", views.late, name="late"),
    path(THEME, themes_views.theme, name="theme"),
    path(f"{THEME}end/", themes_views.end, name="end_theme"),
    path(f"{THEME}action/", themes_views.raise_action, name="raise_action"),
]
