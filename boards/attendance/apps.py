"""The room's name and label."""

from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    name = "boards.attendance"
    label = "attendance"
