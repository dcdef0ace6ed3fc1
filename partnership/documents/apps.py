"""The room's name and label."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "partnership.documents"
    label = "documents"
