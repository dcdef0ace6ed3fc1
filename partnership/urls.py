"""Which path belongs to which room. The roof knows the rooms by name only."""

from django.urls import include, path

urlpatterns = [
    path("", include("reporting.urls")),
    path("account/", include("partnership.people.account_urls")),
    path("people/", include("boards.people_urls")),
    path("why/", include("partnership.access.urls")),
    path("files/", include("partnership.documents.urls")),
    path("proof/", include("partnership.clock.urls")),
    path("about/", include("partnership.ui.urls")),
    path("search/", include("partnership.search.urls")),
    path("glossary/", include("partnership.ui.glossary_urls")),
    path("healthz", include("partnership.jobs.urls")),
    path("", include("boards.urls")),
    path("", include("reviews.urls")),
]

handler400 = "partnership.ui.views.bad_request"
handler403 = "partnership.ui.views.forbidden"
handler404 = "partnership.ui.views.not_found"
handler500 = "partnership.ui.views.server_error"
