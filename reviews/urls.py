"""Addresses of incidents, reviews and published reviews."""

from django.urls import path

from reviews.views import (
    acts,
    available,
    comments,
    deciding,
    delays,
    figures,
    incidents,
    letters,
    naming,
    national,
    public,
    reviews,
)

app_name = "reviews"
REVIEW = "reviews/<slug:reference>/"
REASONS = "delay-reasons/of/<slug:key>/"
INCIDENT = "incidents/<slug:reference>/"
urlpatterns = [
    path("incidents/", incidents.incidents, name="incidents"),
    path("boards/<slug:key>/incidents/new/", incidents.record_incident, name="record_incident"),
    path(INCIDENT, incidents.incident, name="incident"),
    path(f"{INCIDENT}notice/", incidents.record_notice, name="record_notice"),
    path(f"{INCIDENT}partners/", incidents.record_partners_told, name="record_partners_told"),
    path(f"{INCIDENT}rapid-review/", incidents.record_rapid_review, name="record_rapid_review"),
    path(f"{INCIDENT}aware/", incidents.say_aware, name="say_aware"),
    path(f"{INCIDENT}decide/", deciding.decide, name="decide"),
    path(f"{INCIDENT}what-if/", deciding.what_if, name="what_if"),
    path(f"{INCIDENT}dissent/", incidents.record_dissent, name="record_dissent"),
    path(f"{INCIDENT}told/", national.record_informed, name="record_informed"),
    path(f"{INCIDENT}reply/", national.record_reply, name="record_reply"),
    path(
        f"{INCIDENT}reply/<int:pk>/regard/",
        national.have_regard_to_reply,
        name="have_regard_to_reply",
    ),
    path("reviews/in-numbers/of/<slug:key>/", figures.figures, name="figures"),
    path("reviews/", reviews.reviews, name="reviews"),
    path(REVIEW, reviews.review, name="review"),
    path(f"{REVIEW}decision/", reviews.decision, name="review_decision"),
    path(f"{REVIEW}log/", reviews.log, name="review_log"),
    path(f"{REVIEW}letters/", letters.letters, name="review_letters"),
    path(f"{REVIEW}letters/<slug:code>.<slug:format>", letters.letter, name="review_letter"),
    path(f"{REVIEW}panel/", naming.panel, name="panel"),
    path(f"{REVIEW}panel/new/", naming.name_person, name="name_person"),
    path(f"{REVIEW}panel/<int:pk>/end/", naming.end_naming, name="end_naming"),
    path(f"{REVIEW}decided/", reviews.say_decided, name="say_decided"),
    path(f"{REVIEW}sign-off/", acts.sign_off, name="sign_off"),
    path(f"{REVIEW}sign-off/undo/", acts.undo_sign_off, name="undo_sign_off"),
    path(f"{REVIEW}plan/", acts.plan, name="plan"),
    path(f"{REVIEW}copy/", acts.record_copy, name="record_copy"),
    path(f"{REVIEW}copy/<int:pk>/withdraw/", acts.withdraw_copy, name="withdraw_copy"),
    path(f"{REVIEW}comments/new/", comments.record_comment, name="record_comment"),
    path(f"{REVIEW}comments/<int:pk>/regard/", comments.have_regard, name="have_regard"),
    path(f"{REVIEW}explain/<str:code>/", acts.explain, name="explain"),
    path(f"{REVIEW}delay/", delays.record_delay, name="record_delay"),
    path(f"{REVIEW}delay/<int:pk>/over/", delays.end_standstill, name="end_standstill"),
    path(REASONS, delays.delay_reasons, name="delay_reasons"),
    path(f"{REASONS}new/", delays.add_reason, name="add_reason"),
    path(f"{REASONS}<int:pk>/retire/", delays.retire_reason, name="retire_reason"),
    path(f"{REVIEW}override/", acts.ask_override, name="ask_override"),
    path(f"{REVIEW}override/<int:pk>/agree/", acts.agree_override, name="agree_override"),
    path(f"{REVIEW}publish/", acts.publish, name="publish"),
    path(f"{REVIEW}take-down/", available.take_down, name="take_down"),
    path(f"{REVIEW}put-back/", available.put_back, name="put_back"),
    path("published/", public.published, name="published"),
    path("published/<slug:slug>/", public.publication, name="publication"),
    path("published/<slug:slug>/report/", public.report, name="report"),
]
