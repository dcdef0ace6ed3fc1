"""The addresses of interests."""

from django.urls import path

from boards.interests.views import declared, standing

app_name = "interests"
urlpatterns = [
    path("interests/", standing.register, name="register"),
    path("interests/<int:pk>/change/", standing.change, name="change"),
    path("interests/<int:pk>/end/", standing.end, name="end"),
    path("partnerships/<slug:key>/interests/new/", standing.tell, name="tell"),
    path("partnerships/<slug:key>/interests/write/", standing.write_down, name="write_down"),
    path("meetings/<int:pk>/interests/", declared.of_meeting, name="of_meeting"),
    path("meetings/<int:pk>/interests/new/", declared.declare, name="declare"),
    path("meetings/<int:pk>/interests/write/", declared.write_down, name="write_declared"),
    path("declarations/<int:pk>/decide/", declared.rule, name="rule"),
    path("declarations/<int:pk>/decisions/<int:row>/back/", declared.take_back, name="take_back"),
]
