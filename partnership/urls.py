"""Which path belongs to which room. The roof knows the rooms by name only."""

from django.urls import include, path

urlpatterns = [
    path("", include("reporting.urls")),
    path("account/letters/", include("partnership.outbox.urls")),
    path("account/", include("partnership.people.account_urls")),
    path("link/", include("partnership.links.urls")),
    path("account/tokens/", include("partnership.tokens.urls")),
    path("feeds/", include("partnership.tokens.feed_urls")),
    path("exports/", include("partnership.exports.urls")),
    path("people/", include("boards.people_urls")),
    path("why/", include("partnership.access.urls")),
    path("files/", include("partnership.documents.urls")),
    path("proof/", include("partnership.clock.urls")),
    path("rulebook/", include("boards.rulebook_urls")),
    path("about/", include("partnership.ui.urls")),
    path("search/", include("partnership.search.urls")),
    path("glossary/", include("partnership.ui.glossary_urls")),
    path("healthz", include("partnership.jobs.urls")),
    path("", include("boards.attendance.urls")),
    path("", include("boards.actions.urls")),
    path("", include("boards.challenges.urls")),
    path("", include("boards.differences.urls")),
    path("", include("boards.external.urls")),
    path("", include("boards.meetings.urls")),
    path("", include("boards.yearplan.urls")),
    path("", include("boards.in_numbers.urls")),
    path("", include("boards.owed.urls")),
    path("", include("boards.risks.urls")),
    path("", include("boards.interests.urls")),
    path("", include("boards.notes.urls")),
    path("", include("boards.plan.urls")),
    path("", include("boards.policies.urls")),
    path("", include("boards.sharing.urls")),
    path("", include("boards.closing.urls")),
    path("", include("boards.relevant.urls")),
    path("", include("boards.obligations.urls")),
    path("", include("boards.succession.urls")),
    path("", include("boards.themes.urls")),
    path("", include("boards.urls")),
    path("", include("reviews.asking.urls")),
    path("", include("reviews.chronologies.urls")),
    path("", include("reviews.commissioning.urls")),
    path("", include("reviews.deaths.urls")),
    path("", include("reviews.findings.urls")),
    path("", include("reviews.leder.urls")),
    path("", include("reviews.packs.urls")),
    path("", include("reviews.referrals.urls")),
    path("", include("reviews.proceedings.urls")),
    path("", include("reviews.involvement.urls")),
    path("", include("reviews.urls")),
]

handler400 = "partnership.ui.views.bad_request"
handler403 = "partnership.ui.views.forbidden"
handler404 = "partnership.ui.views.not_found"
handler500 = "partnership.ui.views.server_error"
