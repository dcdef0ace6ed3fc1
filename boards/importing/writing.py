"""Writes checked facts one by one, and says what it did. Rows of another partnership stay."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Q

from boards.importing.facts import Fact, Ref, Stored, in_words
from boards.importing.reading import Problem
from boards.models import (
    Area,
    Board,
    BoardLink,
    BoardSuccession,
    Coverage,
    Listing,
    Meeting,
    Partnership,
    PartnershipSuccession,
    PrintedAttendance,
    ReportingLine,
    ReportingPeriod,
)
from partnership.agencies.models import Agency, Succession
from partnership.records.models import Record

Change = tuple[str, str, str]  # the name of a value, what it was, what it is to be


class Unwritable(Exception):
    """A fact that must not be written; says why in plain words."""


class Writer:
    """Writes the facts of one partnership's file.

    in: `together`, the partnerships imported in this run; `settled`, the agencies that files
    before this one have spoken about.
    """

    def __init__(
        self, reason: str, partnership: str, together: Iterable[str], settled: Iterable[int]
    ) -> None:
        self.reason = reason
        self.partnership = partnership
        self.together, self.settled = set(together), set(settled)
        self.errors: list[Problem] = []
        self.added: list[str] = []
        self.changed: list[str] = []
        self.ended: list[str] = []
        self.rows: dict[tuple[type[Record], str], Record] = {}
        self.touched: dict[type[Record], set[int]] = {}
        self.made: set[int] = set()  # agencies that this file brought in

    def write_all(self, facts: Iterable[Fact]) -> None:
        """Write each fact. Reporting periods that move meet one another only on the way: those
        refused are asked again, as long as that helps."""
        left = list(facts)
        while left:
            told = [(fact, self._write(fact)) for fact in left]
            refused = [(fact, problem) for fact, problem in told if problem]
            again = [fact for fact, _ in refused if fact.model is ReportingPeriod]
            if not again or len(again) == len(left):
                self.errors += [problem for _, problem in refused]
                return
            self.errors += [one for fact, one in refused if fact.model is not ReportingPeriod]
            left = again

    def _write(self, fact: Fact) -> Problem | None:
        """Add or change one row; a row whose own rows failed is left, they are already told."""
        try:
            identity, values = self._found(fact.identity), self._found(fact.values)
            row = fact.model._default_manager.filter(**identity).first()
            self._judge(fact, row, identity, values)
            self._save(fact, row, identity, values)
        except KeyError:
            return None
        except Unwritable as refused:
            return Problem(str(refused), fact.place)
        except ValidationError as error:
            return Problem(f"{fact.named}: {' '.join(error.messages)}", fact.place)
        return None

    def _found(self, values: dict[str, Any]) -> dict[str, Any]:
        found = {name: self._row(value) for name, value in values.items()}
        subject = found.pop("subject", None)
        if subject is not None:  # a generic key is looked up by its two columns
            found["subject_type"] = ContentType.objects.get_for_model(subject)
            found["subject_id"] = subject.pk
        return found

    def _row(self, value: Any) -> Any:
        if isinstance(value, Ref):
            return self.rows[value.model, value.key]
        if isinstance(value, Stored):
            before = Partnership.objects.filter(key=value.key).first()
            if before is None:
                words = f"the partnership “{value.key}” is not known"
                raise Unwritable(f"{words}: import its file first")
            return before
        return value

    # --- what must not be written ---

    def _judge(self, fact: Fact, row: Any, identity: dict[str, Any], values: Any) -> None:
        """raises: Unwritable for what belongs to another partnership, or does not fit it."""
        if fact.model is Agency:
            self._judge_agency(fact, row, values)
        elif fact.model is Succession:
            self._judge_succession(fact, row, identity, values)
        elif fact.model is PartnershipSuccession:
            _judge_end(identity["before"], values["on"])
        elif fact.model is Board and row and row.partnership != values["partnership"]:
            raise Unwritable(f"“{row.key}” belongs to another partnership")
        elif fact.model is Partnership and row is None:
            _judge_code(values["code"])

    def _judge_agency(self, fact: Fact, row: Agency | None, values: dict[str, Any]) -> None:
        if row is None:
            if not values:
                raise Unwritable(f"the agency “{fact.named}” is not known: give its facts here")
            return
        if self._is_ours(row):
            return
        said = {name: value for name, value in values.items() if name not in fact.unsaid}
        told = [f"{name}: {was}, here {now}" for name, was, now in _differences(row, said)]
        if told:
            raise Unwritable(
                f"“{row.key}” is known already, with other facts: {'; '.join(told)}. Write "
                "“shared: yes” alone to take it as it is known"
            )

    def _judge_succession(
        self, fact: Fact, row: Any, identity: dict[str, Any], values: dict[str, Any]
    ) -> None:
        ours = any(self._is_ours(end) for end in identity.values())
        if not ours and (row is None or row.on != values["on"]):
            words = "both agencies are listed by another partnership too, which does not say so"
            raise Unwritable(f"{fact.named}: {words}")

    def _is_ours(self, agency: Agency) -> bool:
        """Whether this file may change the agency: nobody lists it who is not asked as well."""
        if agency.pk in self.made:
            return True
        if agency.pk in self.settled:
            return False
        listing = set(
            Listing.objects.filter(agency=agency)
            .order_by()
            .values_list("partnership__key", flat=True)
            .distinct()
        )
        if listing - self.together:
            return False
        alone = not Partnership.objects.exclude(key__in=self.together).exists()
        return bool(listing) or alone

    # --- writing ---

    def _save(self, fact: Fact, row: Any, identity: dict[str, Any], values: dict[str, Any]) -> None:
        if row is not None and self._is_only_known(fact, row):
            self._remember(fact, row)
            return
        changes = [] if row is None else list(_differences(row, values))
        kind, is_new = str(fact.model._meta.verbose_name), row is None
        was_open = row is not None and getattr(row, "ends_on", None) is None
        if row is None:
            row = fact.model(**identity)
        if is_new or changes:
            for name, new in values.items():
                setattr(row, name, new)
            row.save_because(self.reason, by=None)
        self._remember(fact, row)
        if is_new:
            self.made |= {row.pk} if fact.model is Agency else set()
            self.added.append(f"{kind} {fact.named}")
        elif changes:
            told = "; ".join(f"{name}: {was} → {now}" for name, was, now in changes)
            ends = was_open and getattr(row, "ends_on", None) is not None and len(changes) == 1
            (self.ended if ends else self.changed).append(f"{kind} {fact.named}: {told}")

    def _is_only_known(self, fact: Fact, row: Any) -> bool:
        """An area or agency that is another's too is taken as it stands."""
        return fact.model is Area or (fact.model is Agency and not self._is_ours(row))

    def _remember(self, fact: Fact, row: Record) -> None:
        self.touched.setdefault(fact.model, set()).add(row.pk)
        named_by = "name" if fact.model is ReportingPeriod else "key"
        if named_by in fact.identity:
            self.rows[fact.model, fact.identity[named_by]] = row

    def missing(self) -> list[str]:
        """The rows of this partnership that the file does not have; they stay as they are."""
        here = Partnership.objects.filter(key=self.partnership)
        alone = not Partnership.objects.exclude(key=self.partnership).exists()
        mine = Q(listings__partnership__in=here)
        seen = Agency.objects.filter(mine).values("pk")
        touched = self.touched.get(Agency, set())
        known = Q(after__in=touched) | Q(after__in=seen)
        scopes: list[tuple[type[Record], Q]] = [
            (Coverage, Q(partnership__in=here)),
            (ReportingPeriod, Q(partnership__in=here)),
            (PartnershipSuccession, Q(after__in=here)),
            (Agency, mine | Q(listings__isnull=True) if alone else mine),
            (Succession, Q(before__in=touched) & known),
            (Board, Q(partnership__in=here)),
            (BoardSuccession, Q(before__partnership__in=here)),
            (ReportingLine, Q(below__partnership__in=here)),
            (BoardLink, Q(board__partnership__in=here)),
            (Listing, Q(partnership__in=here)),
            (Meeting, Q(board__partnership__in=here, of_year__isnull=False)),
            (PrintedAttendance, Q(board__partnership__in=here)),
        ]
        return [
            f"{model._meta.verbose_name} {row}"
            for model, scope in scopes
            for row in model._default_manager.filter(scope)
            .exclude(pk__in=self.touched.get(model, set()))
            .distinct()
        ]


def _judge_code(code: str) -> None:
    if not code and Partnership.objects.filter(code="").exists():
        raise Unwritable("another partnership goes without a code: give this one a code")


def _judge_end(before: Partnership, on: date) -> None:
    if before.ends_on is None or before.ends_on >= on:
        words = f"“{before.key}” has not ended by {in_words(on)}"
        raise Unwritable(f"{words}: import its file with its last day first")


def _differences(row: Record, values: dict[str, Any]) -> Iterator[Change]:
    for name, new in values.items():
        old = getattr(row, name)
        if old != new:
            named = getattr(row._meta.get_field(name), "verbose_name", name)
            yield str(named), _words(old), _words(new)


def _words(value: Any) -> str:
    if value is None or value == "":
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return in_words(value)
    return str(value)
