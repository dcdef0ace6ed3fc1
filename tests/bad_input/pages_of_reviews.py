"""Forms about incidents, reviews and their publication, each ready to be sent."""

from datetime import timedelta

from django.urls import reverse

from partnership.clock.calendar import working_days_before
from reviews import services
from reviews.criteria import law_for
from reviews.models import About, DelayReason, Ground, Incident, Outcome, Recipient, Review
from tests import factories as make
from tests.bad_input.page import Page, Sent, three


class PagesOfReviews(Sent):
    """Forms about incidents, reviews and their publication."""

    def record_incident(self) -> Page:
        path = reverse("reviews:record_incident", args=[self.world.group.key])
        good = {"council": self.world.council.pk, "what_happened": "Something."}
        good |= {"ground": Ground.SERIOUS}
        days = {"became_aware_on": self.today + timedelta(days=1)}
        good |= three("became_aware_on", self.aware)
        return Page(self.world.officer, path, good, days)

    def notice(self) -> Page:
        path = reverse("reviews:record_notice", args=[self.incident(self.aware).reference])
        good = three("on", self.aware)
        return Page(self.world.officer, path, good, {"on": self.aware - timedelta(days=1)})

    def correct_notice(self) -> Page:
        row = self.incident(self.aware)
        services.record_notice(row, on=self.day(38), by=self.world.officer, today=self.today)
        path = reverse("reviews:record_notice", args=[row.reference])
        good = three("on", self.day(37)) | {"because": "The letter says so."}
        return Page(self.world.officer, path, good, {"on": self.day(41)})

    def goes_on(self) -> Page:
        row = self.review(self.day(20))
        facts = {"reason": DelayReason.INQUEST, "explanation": "An inquest is open."}
        delayed = services.Delayed(**facts, still_from=self.day(10))
        delay = services.record_delay(row, delayed, by=self.world.officer, today=self.today)
        path = reverse("reviews:end_standstill", args=[row.reference, delay.pk])
        return Page(self.world.officer, path, three("on", self.day(5)), {"on": self.day(11)})

    def name_person(self) -> Page:
        path = reverse("reviews:name_person", args=[self.signed().incident.reference])
        good = {"person": self.world.chair.email, "part": "member", "because": "On the panel"}
        good |= three("starts_on", self.today)
        return Page(self.world.head, path, good, {"ends_on": self.day(1)})

    def end_naming(self) -> Page:
        row = self.signed()
        naming = services.Naming(self.world.lead, "adviser", "Asked by the court", self.day(3))
        named = services.name_for_case(row.incident, naming, by=self.world.head, today=self.today)
        path = reverse("reviews:end_naming", args=[row.incident.reference, named.pk])
        return Page(self.world.head, path, {"because": "The hearing is over."})

    def comment(self) -> Page:
        path = reverse("reviews:record_comment", args=[self.signed().reference])
        good = {"of": Recipient.PANEL, "words": "It does not say why."}
        good |= three("received_on", self.day(3))
        return Page(self.world.officer, path, good, {"received_on": self.day(50)})

    def regard(self) -> Page:
        row, by = self.signed(), self.world.officer
        said = {"of": Recipient.PANEL, "words": "Why?", "received_on": self.day(2)}
        comment = services.record_comment(row, **said, by=by, today=self.today)
        path = reverse("reviews:have_regard", args=[row.reference, comment.pk])
        return Page(by, path, {"regard": "The reasons were added."})

    def informed(self) -> Page:
        row = self.review(self.day(20)).incident
        good = {"to": Recipient.PANEL, "how": "Secure e-mail", **three("told_on", self.day(19))}
        path = reverse("reviews:record_informed", args=[row.reference])
        return Page(self.world.officer, path, good, {"told_on": self.day(21)})

    def sent_rapid_review(self) -> Incident:
        row, by = self.incident(self.aware), {"by": self.world.officer, "today": self.today}
        services.record_notice(row, on=self.day(38), **by)
        return services.record_rapid_review(row, on=self.day(30), **by)

    def reply(self) -> Page:
        path = reverse("reviews:record_reply", args=[self.sent_rapid_review().reference])
        good = {"says": "asks", "words": "Why so late?", **three("received_on", self.day(10))}
        return Page(self.world.officer, path, good, {"received_on": self.day(31)})

    def regard_to_reply(self) -> Page:
        row, by = self.sent_rapid_review(), self.world.officer
        said = {"says": "asks", "words": "Why?", "received_on": self.day(9)}
        reply = services.record_reply(row, **said, by=by, today=self.today)
        path = reverse("reviews:have_regard_to_reply", args=[row.reference, reply.pk])
        return Page(by, path, {"regard": "The reasons were added."})

    def add_reason(self) -> Page:
        path = reverse("reviews:add_reason", args=[self.world.partnership.key])
        return Page(self.world.officer, path, {"words": "Review by another area"})

    def partners_told(self) -> Page:
        row = self.incident(self.aware)
        path = reverse("reviews:record_partners_told", args=[row.reference])
        good = three("on", self.day(39))
        return Page(self.world.officer, path, good, {"on": self.aware - timedelta(days=1)})

    def dissent(self) -> Page:
        row = self.review(self.day(20)).incident
        path = reverse("reviews:record_dissent", args=[row.reference])
        good = {"agency": self.world.trust.pk, "words": "Another review would show more."}
        return Page(self.world.officer, path, good)

    def rapid_review(self) -> Page:
        row = self.incident(self.aware)
        services.record_notice(row, on=self.day(38), by=self.world.officer, today=self.today)
        path = reverse("reviews:record_rapid_review", args=[row.reference])
        return Page(self.world.officer, path, three("on", self.day(30)), {"on": self.day(39)})

    def decide(self) -> Page:
        row = self.incident(self.aware)
        held = make.meeting(row.board, self.day(10))
        good = {
            "outcome": Outcome.REVIEW,
            "how": "meeting",
            "meeting": held.pk,
            "taken_by": self.world.chair.pk,
            "reasons": "The test is met.",
            "could_not_wait": "",
            "dissent_of": self.world.trust.pk,
            "dissent": "Another review would show more.",
            "confirmed": "yes",
            **{f"limb_{limb.code}": "yes" for limb in law_for(About.CHILD, self.today).limbs},
        }
        path = reverse("reviews:decide", args=[row.reference])
        return Page(self.world.officer, path, good, {"taken_on": self.day(50)})

    def sign_off(self) -> Page:
        path = reverse("reviews:sign_off", args=[self.review(self.day(20)).reference])
        good = {"reviewer": "A reviewer", **three("on", self.day(5)), "report": make.pdf()}
        return Page(self.world.head, path, good, {"on": self.day(21)})

    def signed(self) -> Review:
        return self.sign(self.day(15))

    def planned(self) -> Review:
        return self.plans(self.signed(), self.today, today=self.today)

    def published(self) -> Review:
        row = self.plans(self.sign(self.day(19)), self.today, today=self.today)
        for to in Recipient:
            self.sends(row, working_days_before(self.today, 8), to)
        services.publish(row, by=self.world.officer, today=self.today)
        return row

    def take_down(self) -> Page:
        path = reverse("reviews:take_down", args=[self.published().reference])
        good = {"because": "A street can be told.", "identifies": "on"}
        return Page(self.world.head, path, good)

    def put_back(self) -> Page:
        row, by = self.published(), {"by": self.world.head, "today": self.today}
        services.take_down(row, because="A street can be told.", identifies=True, **by)
        path = reverse("reviews:put_back", args=[row.reference])
        return Page(self.world.head, path, {"because": "It cannot."})

    def plan(self) -> Page:
        path = reverse("reviews:plan", args=[self.signed().reference])
        good = {"scope": "full", "title": "Learning", "summary": "Learned."}
        days = {"on": self.day(1)}
        return Page(self.world.officer, path, good | three("on", self.today), days)

    def copy(self) -> Page:
        path = reverse("reviews:record_copy", args=[self.signed().reference])
        good = {"to": Recipient.PANEL, "how": "Secure e-mail", **three("sent_on", self.day(3))}
        days = {"sent_on": self.day(16)}
        return Page(self.world.officer, path, good | {"proof": make.pdf("proof.pdf")}, days)

    def withdraw(self) -> Page:
        row = self.signed()
        self.sends(row, self.day(3), Recipient.PANEL)
        sent = row.despatches.get()
        path = reverse("reviews:withdraw_copy", args=[row.reference, sent.pk])
        return Page(self.world.officer, path, {"because": "It never left."})

    def explain(self) -> Page:
        args = [self.signed().reference, "LCSPR-7WD-OFSTED"]
        path = reverse("reviews:explain", args=args)
        return Page(self.world.officer, path, {"reason": "Ofsted asked for none."})

    def delay(self) -> Page:
        path = reverse("reviews:record_delay", args=[self.review(self.day(20)).reference])
        good = {"reason": DelayReason.CRIMINAL, "explanation": "A trial, until spring."}
        good |= three("told_panel_on", self.day(2)) | three("told_sos_on", self.day(2))
        good |= three("still_from", self.day(5))
        days = {"told_sos_on": self.today + timedelta(days=1)}
        return Page(self.world.officer, path, good, days)

    def override(self) -> Page:
        path = reverse("reviews:ask_override", args=[self.planned().reference])
        return Page(self.world.officer, path, {"reason": "The coroner names the case."})
