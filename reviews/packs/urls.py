"""The addresses of packs."""

from django.urls import path

from reviews.packs.views import public, working
from reviews.urls import REVIEW

app_name = "packs"
ROOM = f"{REVIEW}pack/"
OUT = "published/<slug:slug>/pack/<slug:kind>"
urlpatterns = [
    path(ROOM, working.pack, name="pack"),
    path(f"{ROOM}choose/", working.choose, name="choose"),
    path(f"{ROOM}editions/<int:pk>/", working.edition, name="edition"),
    path(f"{ROOM}editions/<int:pk>/withdraw/", working.withdraw, name="withdraw"),
    path(f"{ROOM}<slug:kind>/", working.preview, name="preview"),
    path(f"{ROOM}<slug:kind>/write/", working.write, name="write"),
    path(f"{ROOM}<slug:kind>/approve/", working.approve, name="approve"),
    path(f"{ROOM}<slug:kind>/draft.<slug:format>", working.paper, name="paper"),
    path(f"{OUT}/", public.published, name="published"),
    path(f"{OUT}.pdf", public.published_paper, name="published_paper"),
]
