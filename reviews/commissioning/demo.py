"""The demonstration: one review well under way with its report before the group, one whose first
author was released and whose second has not been accepted as independent."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from boards.agencies_here import agencies_here
from partnership.demo.paper import small_pdf
from partnership.ui.months import KnownDay
from reviews.commissioning.models import Basis, Commission, Method, Role, Ruling
from reviews.commissioning.rules import usual_steps
from reviews.commissioning.services import chain, commissions, milestones, scoping, versions
from reviews.commissioning.services.chain import Said
from reviews.commissioning.services.commissions import Agreed
from reviews.demo import Planter
from reviews.models import Kind, Review

INVENTED = "Invented for the demonstration"
DRAFTS = (  # short: a small PDF holds one line
    "Agencies met the family often. Each kept its own record.",
    "Agencies met the family often. Each record was read once.",
)


class Working:
    """Acts on one review as the invented officer and Head of Service."""

    def __init__(self, demo: Planter, review: Review) -> None:
        self.demo, self.review = demo, review
        self.by, self.today = demo.officer, demo.today

    def ago(self, days: int) -> date:
        """The day so many days ago, or that of the decision if it was later."""
        return max(self.review.decided_on, self.today - timedelta(days=days))

    def commission(self, name: str, firm: str, ago: int) -> Commission:
        """Somebody independent who is to write the report."""
        return commissions.commission_reviewer(
            self.review,
            Agreed(Method.CHRONOLOGY, Basis.DAY, Decimal("22.5"), 55_000),
            role=Role.AUTHOR,
            name=name,
            firm=firm,
            independent=True,
            contract_on=self.ago(ago),
            by=self.by,
            today=self.today,
        )

    def state(self, one: Commission, ago: int, *, accepted: bool) -> None:
        """Their statement of independence."""
        said = commissions.record_statement(
            one,
            words=f"{INVENTED}: I have never worked for an agency of this partnership.",
            stated_on=self.ago(ago),
            by=self.by,
            today=self.today,
        )
        if accepted:
            on = self.ago(ago - 4)
            commissions.accept_statement(said, on=on, by=self.demo.head, today=self.today)

    def milestone(self, one: Commission, what: str, in_days: int, done: int | None = None) -> None:
        """Work that is due in so many days; done so many days ago."""
        due = max(one.contract_on, self.today + timedelta(days=in_days))
        row = milestones.add_milestone(one, what=what, due_on=due, by=self.by)
        if done is not None:
            on = self.ago(done)
            milestones.finish_milestone(row, on=on, by=self.by, today=self.today)

    def invoice(self, one: Commission, what: str, pence: int, ago: int) -> None:
        """What was paid."""
        commissions.post_invoice(
            one, pence=pence, what=what, on=self.ago(ago), by=self.by, today=self.today
        )

    def terms(self, ago: int) -> None:
        """Two versions; the second is approved."""
        begins = (self.review.decided_on - timedelta(days=700)).replace(day=1)
        ends = self.review.decided_on - timedelta(days=60)
        agencies = list(agencies_here(self.by, self.review.partnership_id, self.today)[:4])
        for number, why in enumerate(("", "The period begins earlier, as the panel asked")):
            scope = scoping.Scope(
                KnownDay(begins, "month"),
                KnownDay(ends, "day"),
                f"{INVENTED}.\nHow did agencies share what each knew?\nWho listened to the family?",
                agencies[: 3 + number],
                why,
            )
            version = scoping.write_terms(
                self.review, scope, after=number, by=self.by, today=self.today
            )
        on, how = self.ago(ago), INVENTED
        scoping.approve_terms(
            version, board=self.review.board, on=on, how=how, by=self.by, today=self.today
        )

    def drafts(self) -> None:
        """Two drafts of the report."""
        for number, words in enumerate(DRAFTS, start=1):
            upload = SimpleUploadedFile(f"draft-{number}.pdf", small_pdf(words))
            versions.add_version(
                self.review,
                report=upload,
                what_changed=f"{INVENTED}: draft {number}",
                by=self.by,
                today=self.today,
                now=self.demo.now,
            )

    def sign_off(self) -> None:
        """The panel has agreed; the next body has the report."""
        steps = usual_steps(self.review, self.today)
        newest = self.review.versions.all()[0]
        chain.start_chain(self.review, steps, by=self.by, today=self.today)
        for sent, agreed in ((20, 16), (9, None)):
            step = chain.send_on(
                self.review,
                version=newest,
                on=self.ago(sent),
                words="",
                by=self.by,
                today=self.today,
                now=self.demo.now,
            )
            if agreed is not None:
                said = Said(self.ago(agreed), f"{INVENTED}: agreed in writing by all")
                chain.agree(step, said, by=self.by, today=self.today)


def plant(now: datetime) -> None:
    """On the reviews that are not signed off, once."""
    if Commission.objects.exists():
        return
    under_way = Review.objects.filter(signed_off_on__isnull=True).order_by("pk")
    children = under_way.filter(kind=Kind.PRACTICE).first()
    adults = under_way.filter(kind=Kind.ADULT).first()
    if children is not None:
        _well_under_way(Working(Planter(now), children))
    if adults is not None:
        _begun_anew(Working(Planter(now), adults))


def _well_under_way(work: Working) -> None:
    one = work.commission("An invented reviewer", "An invented firm", 150)
    work.state(one, 148, accepted=True)
    conflict = commissions.declare_conflict(
        one,
        what=f"{INVENTED}: they advised a neighbouring council until two years ago.",
        declared_on=work.ago(148),
        by=work.by,
        today=work.today,
    )
    commissions.rule_on_conflict(
        conflict,
        ruling=Ruling.NO_BAR,
        words="The council took no part in the case.",
        on=work.ago(140),
        by=work.demo.head,
        today=work.today,
    )
    work.milestone(one, "First meeting of the panel", -120, done=120)
    work.milestone(one, "Agency reports read", -60, done=52)
    work.milestone(one, "Learning event with practitioners", -6)
    work.milestone(one, "Final report", 30)
    last = one.milestones.get(what="Final report")
    milestones.move_milestone(
        last, due_on=last.due_on + timedelta(days=21), because="The trial has not ended", by=work.by
    )
    work.invoice(one, "Invoice 1, eight days", 440_000, 90)
    work.invoice(one, "Invoice 2, six days", 330_000, 30)
    work.terms(110)
    work.drafts()
    work.sign_off()


def _begun_anew(work: Working) -> None:
    first = work.commission("A first invented reviewer", "", 60)
    work.state(first, 58, accepted=True)
    commissions.end_commission(
        first,
        on=work.ago(30),
        because=f"{INVENTED}: they took a post with an agency of the partnership.",
        by=work.by,
        today=work.today,
    )
    second = work.commission("A second invented reviewer", "", 20)
    work.state(second, 18, accepted=False)
    work.milestone(second, "Terms of reference agreed", 14)
