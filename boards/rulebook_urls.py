"""The addresses of the rulebook."""

from django.urls import path

from boards import rulebook_views as views

app_name = "rulebook"
urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:key>/holidays/add/", views.add_holiday, name="add_holiday"),
    path("<slug:key>/holidays/<int:pk>/withdraw/", views.withdraw_holiday, name="withdraw_holiday"),
    path("<slug:key>/rules/<str:code>/adopt/", views.adopt_edition, name="adopt_edition"),
    path("<slug:key>/editions/<int:pk>/withdraw/", views.withdraw_edition, name="withdraw_edition"),
    path("<slug:key>/local/", views.local_values_of, name="local"),
    path("<slug:key>/local/<str:code>/change/", views.change_local, name="change_local"),
]
