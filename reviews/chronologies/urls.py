"""The addresses of chronologies."""

from django.urls import path

from reviews.chronologies.views import bringing, timeline
from reviews.urls import REVIEW

app_name = "chronologies"
ROOM = f"{REVIEW}chronology/"
urlpatterns = [
    path(ROOM, timeline.timeline, name="timeline"),
    path(f"{ROOM}sheets/", timeline.brought, name="brought"),
    path(f"{ROOM}sheets/new/", bringing.upload, name="upload"),
    path(f"{ROOM}sheets/chronology.<str:form>", bringing.template, name="template"),
    path(f"{ROOM}sheets/<int:pk>/", bringing.one, name="import"),
    path(f"{ROOM}sheets/<int:pk>/undo/", bringing.take_back, name="undo"),
    path("chronology/<int:pk>/mark/", timeline.mark, name="mark"),
    path("chronology/<int:pk>/unmark/", timeline.unmark, name="unmark"),
    path("chronology/<int:pk>/strike/", timeline.strike, name="strike"),
    path("chronology/<int:pk>/apart/", timeline.keep_apart, name="keep_apart"),
]
