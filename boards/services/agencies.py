"""Acts on agencies and the lists that name them."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from boards.models import Listing, ListName, Membership, Partnership
from boards.rooms import end_with_agency
from boards.services.offices import end_row, hold_still
from boards.services.rows import end_all, end_seats, free_key, refuse_past
from boards.tenures import managed_agencies
from partnership.access.services import NotAllowed, Refusal, require
from partnership.agencies.models import Agency, Succession
from partnership.people.models import Appointment, User
from partnership.records.dated import running_on
from partnership.ui.words import plain_day

ONE_DAY = timedelta(days=1)


def require_arranger(partnership: Partnership, *, by: User, today: date) -> None:
    """raises: NotAllowed unless `by` sets this partnership up."""
    require(by, "arrange", partnership, on=today)


@dataclass(frozen=True)
class NewAgency:
    """What a form says of an agency that is to be added, and the lists that name it."""

    name: str
    kind: str
    starts_on: date
    is_category: bool = False
    note: str = ""
    lists: list[str] = field(default_factory=list)


@transaction.atomic
def add_agency(
    partnership: Partnership, new: NewAgency, *, because: str, by: User, today: date
) -> Agency:
    """Add an agency and name it in the partnership's lists.

    An agency of this name that `by` can see is the same agency and is only listed. One that only
    another partnership knows stays apart: whoever lists an agency sees its people, so agencies are
    shared by those who keep both (docs/adr/0021). raises: NotAllowed; ValidationError.
    """
    require(by, "arrange", partnership, on=today)
    if not new.lists:
        raise ValidationError({"lists": "Choose the lists that name it"})
    seen = Agency.objects.visible_to(by, "arrange", on=today).on(new.starts_on)
    agency = seen.filter(name__iexact=new.name.strip()).first()
    if agency is None:
        agency = Agency(
            key=free_key(Agency, new.name),
            name=new.name.strip(),
            kind=new.kind,
            is_category=new.is_category,
            note=new.note,
            starts_on=new.starts_on,
        )
        agency.save_because(because, by=by)
    for name in new.lists:
        _list(partnership, agency, name, new.starts_on, because=because, by=by)
    return agency


def _list(
    partnership: Partnership, agency: Agency, name: str, day: date, *, because: str, by: User
) -> None:
    mine = Listing.objects.filter(partnership=partnership, list_name=name)
    if mine.filter(agency=agency).exclude(ends_on__lt=day).exists():
        title = ListName(name).label
        raise ValidationError({"name": f"{agency} stands in this list already: {title}"})
    last = mine.order_by("-order").values_list("order", flat=True).first() or 0
    Listing(
        partnership=partnership,
        list_name=name,
        agency=agency,
        printed=agency.name,
        starts_on=day,
        order=last + 1,
    ).save_because(because, by=by)


@transaction.atomic
def change_agency(
    agency: Agency, *, name: str, kind: str, note: str, because: str, by: User, today: date
) -> Agency:
    """Correct what is said of an agency. raises: NotAllowed, also where others list it too."""
    require(by, "arrange", agency, on=today)
    refuse_shared(agency, by, today)
    agency.name, agency.kind, agency.note = name, kind, note
    agency.save_because(because, by=by)
    return agency


@transaction.atomic
def end_agency(
    agency: Agency,
    *,
    ends_on: date,
    successor: Agency | None,
    because: str,
    by: User,
    today: date,
) -> None:
    """An agency ends: its entries in lists, seats and offices end with it; its row stays.

    With a successor the next day's entries are the successor's, and the two are linked.
    raises: NotAllowed; ValidationError naming the field.
    """
    require(by, "arrange", agency, on=today)
    refuse_shared(agency, by, today)
    hold_still(agency)
    agency.refresh_from_db()
    _refuse_ending(agency, ends_on, successor, by=by, today=today)
    for listing in agency.listings.select_related("partnership").exclude(ends_on__lte=ends_on):
        _hand_on(listing, successor, ends_on, because=because, by=by)
    for model in (Membership, Appointment):
        end_all(model, {"agency": agency}, ends_on, because=because, by=by, today=today)
    end_seats({"agency": agency}, ends_on, because=because, by=by)
    end_with_agency(agency, ends_on, because, by)
    agency.ends_on = ends_on
    agency.save_because(because, by=by)
    if successor:
        step = Succession(before=agency, after=successor, on=ends_on + ONE_DAY)
        step.save_because(because, by=by)


def _refuse_ending(
    agency: Agency, ends_on: date, successor: Agency | None, *, by: User, today: date
) -> None:
    """raises: NotAllowed for a past day; ValidationError for a day or successor that is wrong."""
    for partnership in Partnership.objects.filter(listings__agency=agency).distinct():
        refuse_past(partnership, ends_on, by=by, today=today)
    if ends_on < agency.starts_on:
        raise ValidationError({"ends_on": f"It began on {plain_day(agency.starts_on)}"})
    if agency.ends_on:
        raise ValidationError(f"It ended on {plain_day(agency.ends_on)}")
    begins = ends_on + ONE_DAY
    mine = managed_agencies(by, today).exclude(pk=agency.pk).filter(running_on(begins))
    if successor and not mine.filter(pk=successor.pk).exists():
        words = f"Choose another agency, one that runs on {plain_day(begins)}"
        raise ValidationError({"successor": words})


def _hand_on(
    listing: Listing, successor: Agency | None, ends_on: date, *, because: str, by: User
) -> None:
    """End one entry of a list; its successor takes the place unless it stands there already."""
    partnership, name = listing.partnership, listing.list_name
    heads = {name: getattr(listing, name) for name in ("heading", "subheading", "order")}
    end_row(listing, ends_on, because=because, by=by)
    if successor is None:
        return
    begins = ends_on + ONE_DAY
    there = Listing.objects.filter(partnership=partnership, list_name=name, agency=successor)
    if not there.exclude(ends_on__lt=begins).exists():
        Listing(
            partnership=partnership,
            list_name=name,
            agency=successor,
            printed=successor.name,
            starts_on=begins,
            **heads,
        ).save_because(because, by=by)


@transaction.atomic
def take_off_list(listing: Listing, *, ends_on: date, because: str, by: User, today: date) -> None:
    """An agency leaves a list after this day. raises: NotAllowed; ValidationError."""
    require(by, "arrange", listing.partnership, on=today)
    refuse_past(listing.partnership, ends_on, by=by, today=today)
    if listing.ends_on and listing.ends_on < max(ends_on, today):
        raise ValidationError({"ends_on": f"It left the list on {plain_day(listing.ends_on)}"})
    if ends_on < listing.starts_on:
        raise ValidationError({"ends_on": f"It was listed on {plain_day(listing.starts_on)}"})
    listing.ends_on = ends_on
    listing.save_because(because, by=by)


@transaction.atomic
def change_entry(
    listing: Listing,
    *,
    printed: str,
    heading: str,
    subheading: str,
    note: str,
    because: str,
    by: User,
    today: date,
) -> Listing:
    """Correct how an agency is printed in a list; the entry runs on, and its history tells what
    stood before. The same again writes nothing.

    raises: NotAllowed; ValidationError for an entry that has left, or words that stand there twice.
    """
    require(by, "arrange", listing.partnership, on=today)
    listing = Listing.objects.select_for_update().get(pk=listing.pk)
    if listing.ends_on and listing.ends_on < today:
        raise ValidationError(f"It left the list on {plain_day(listing.ends_on)}.")
    facts = {"printed": printed, "heading": heading, "subheading": subheading, "note": note}
    if all(getattr(listing, name) == value for name, value in facts.items()):
        return listing
    same = Listing.objects.filter(
        partnership=listing.partnership_id, list_name=listing.list_name, agency=listing.agency_id
    ).exclude(ends_on__lt=today)
    if same.filter(printed=printed, area=listing.area_id).exclude(pk=listing.pk).exists():
        raise ValidationError({"printed": "This list prints the agency in these words already"})
    for name, value in facts.items():
        setattr(listing, name, value)
    listing.save_because(because, by=by)
    return listing


def refuse_shared(agency: Agency, by: User, today: date) -> None:
    """raises: NotAllowed where a partnership that `by` does not arrange ever had to do with it."""
    mine = Partnership.objects.visible_to(by, "arrange", on=today)
    listed = agency.listings.exclude(partnership__in=mine)
    if listed.exists() or agency.seats.exclude(board__partnership__in=mine).exists():
        raise NotAllowed(
            Refusal(
                heading="You cannot change this agency",
                standfirst="It is shared with others who use this portal.",
                detail="You can take it off your own lists. Nothing was changed.",
            )
        )
