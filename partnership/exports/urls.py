"""The addresses of lists as files and of one's own downloads."""

from django.urls import path, re_path

from partnership.exports import views
from partnership.exports.formats import Format

app_name = "exports"
FORMAT = rf"(?P<format>{'|'.join(Format.values)})"
CODE = r"(?P<code>[a-z][a-z-]{0,39})"
urlpatterns = [
    path("", views.downloads, name="mine"),
    path("<int:pk>/", views.fetch, name="fetch"),
    path("<int:pk>/remove/", views.remove, name="remove"),
    re_path(rf"^{CODE}\.{FORMAT}$", views.download, name="download"),
    re_path(
        rf"^{CODE}/(?P<of>[-a-zA-Z0-9_]{{1,80}})\.{FORMAT}$", views.download, name="download_of"
    ),
]
