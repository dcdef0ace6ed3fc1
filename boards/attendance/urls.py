"""The addresses of registers and quorum rules."""

from django.urls import path

from boards.attendance.views import quorum, registers

app_name = "attendance"
urlpatterns = [
    path("meetings/<int:pk>/register/", registers.register, name="register"),
    path("meetings/<int:pk>/register/sheet/", registers.sheet, name="sheet"),
    path("boards/<slug:key>/quorum/", quorum.quorum, name="quorum"),
    path("boards/<slug:key>/quorum/set/", quorum.set_quorum, name="set_quorum"),
    path("quorum/<int:pk>/end/", quorum.end_quorum, name="end_quorum"),
]
