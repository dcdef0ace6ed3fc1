"""The addresses of referrals."""

from django.urls import path

from reviews.referrals.views import handling, linked, referring

app_name = "referrals"
OF = "referrals/of/<slug:key>/"
ONE = "referrals/<slug:reference>/<int:pk>/"
urlpatterns = [
    path("referrals/", referring.referrals, name="referrals"),
    path(f"{OF}new/<slug:about>/", referring.refer, name="refer"),
    path(f"{OF}links/", linked.links, name="links"),
    path(f"{OF}links/new/", linked.make_link, name="make_link"),
    path("referrals/links/<int:pk>/withdraw/", linked.withdraw_link, name="withdraw_link"),
    path("referrals/by-link/<str:token>/", linked.by_link, name="by_link"),
    path(ONE, referring.referral, name="referral"),
    path(f"{ONE}answer/", referring.answer, name="answer"),
    path(f"{ONE}acknowledge/", handling.acknowledge, name="acknowledge"),
    path(f"{ONE}ask/", handling.ask, name="ask"),
    path(f"{ONE}take-on/", handling.take_on, name="take_on"),
    path(f"{ONE}join/", handling.join, name="join"),
    path(f"{ONE}close/", handling.close, name="close"),
]
