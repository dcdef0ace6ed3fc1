"""The addresses of questions to agencies."""

from django.urls import path

from reviews.asking.views import answering, asking
from reviews.urls import INCIDENT, REVIEW

app_name = "asking"
urlpatterns = [
    path(f"{REVIEW}asked/", asking.of_review, name="of_review"),
    path(f"{REVIEW}asked/new/", asking.ask_review, name="ask_review"),
    path(f"{INCIDENT}asked/", asking.of_incident, name="of_incident"),
    path(f"{INCIDENT}asked/new/", asking.ask_incident, name="ask_incident"),
    path("asked/<int:pk>/", asking.asking, name="asking"),
    path("asked/<int:pk>/answers.<str:format>", asking.taken_away, name="taken_away"),
    path("asked/<int:pk>/question/", asking.add_question, name="add_question"),
    path(
        "asked/<int:pk>/question/<int:question>/drop/", asking.drop_question, name="drop_question"
    ),
    path("asked/<int:pk>/withdraw/", asking.withdraw, name="withdraw"),
    path("asked/<int:pk>/send/", asking.send, name="send"),
    path("asked/agency/<int:pk>/", answering.asked, name="asked"),
    path("asked/agency/<int:pk>/answer/", answering.answer, name="answer"),
    path("asked/agency/<int:pk>/file/", answering.add_file, name="add_file"),
    path("asked/agency/<int:pk>/refuse/", answering.refuse, name="refuse"),
    path("asked/answers/<int:pk>/take/", answering.take, name="take"),
    path("asked/answers/<int:pk>/back/", answering.send_back, name="send_back"),
    path("asked/by-link/<str:token>/", answering.by_link, name="by_link"),
    path("asked/by-link/<str:token>/file/", answering.file_by_link, name="file_by_link"),
    path("asked/by-link/<str:token>/refuse/", answering.refuse_by_link, name="refuse_by_link"),
]
