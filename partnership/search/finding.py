"""Ask: which entries hold all the words, among those whose subject the reader may see.

The gate is part of the query, before anything is counted. At most a thousand hits are told, best
first: a reference or address typed whole, the beginning of a reference, words in the title, words
in the text; within each the newest first.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Case, ExpressionWrapper, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Greatest, Lower, NullIf, StrIndex, Substr

from partnership.access.querysets import about_visible
from partnership.search.lexemes import every, has_lexemes, with_lexemes
from partnership.search.models import Entry, Mark
from partnership.search.registry import labels

MOST_TOKENS = 12
MOST_HITS = 1000
A_PAGE = 20
BEFORE, ROUND = 90, 300  # signs of text before a hit, and in all
TOKEN = re.compile(r"[^\W_]+")
ENDINGS = re.compile(r"(?<=\w{4})(ing|ed|es|s|ly)$")
WHOLE, BEGINNING, IN_TITLE, IN_TEXT = range(4)


def tokens(question: str) -> list[str]:
    """Its words without any sign that could be an operator."""
    return list(dict.fromkeys(TOKEN.findall(question)))[:MOST_TOKENS]


@dataclass(frozen=True)
class Part:
    """A piece of text, and whether it is what was looked for."""

    text: str
    hit: bool


@dataclass(frozen=True)
class Hit:
    """One result as shown."""

    entry: Entry
    label: str
    title: list[Part]
    snippet: list[Part]


@dataclass(frozen=True)
class Facet:
    """A kind of thing among the results."""

    kind: str
    label: str
    count: int | None


@dataclass(frozen=True)
class Found:
    """What one reader finds: numbers of entries in order, and of which kinds there are how many."""

    pks: list[int] = field(default_factory=list)
    facets: list[Facet] = field(default_factory=list)
    in_all: int = 0
    more: bool = False


def find(user: Any, question: str, *, kind: str = "") -> Found:
    """Everything this reader finds by these words. One or two queries after the gate's kinds."""
    words = tokens(question)
    if not words and not question:
        return Found()
    mark = Mark.objects.first()
    matching = with_lexemes(Entry.objects.all()).filter(_matches(question, words))
    seen = about_visible(matching, user, among=mark.kinds if mark else ())
    hits = _best(seen, question, words)
    rows = list(hits.values_list("pk", "kind")[: MOST_HITS + 1])
    more = len(rows) > MOST_HITS
    facets = _facets(Counter(of for _, of in rows), more)
    in_all = len(rows[:MOST_HITS])
    if kind:
        rows = list(hits.filter(kind=kind).values_list("pk", "kind")[: MOST_HITS + 1])
        more = len(rows) > MOST_HITS
    return Found([pk for pk, _ in rows[:MOST_HITS]], facets, in_all, more)


def show(pks: list[int], question: str) -> list[Hit]:
    """These entries in this order, with the words marked. One query; no whole text is fetched."""
    roots = [ENDINGS.sub("", word.lower()) for word in tokens(question)]
    rows = Entry.objects.filter(pk__in=pks).defer("words").annotate(begins=_begins(roots))
    by_pk = {
        row.pk: row
        for row in rows.annotate(
            piece=Substr("words", ExpressionWrapper(F("begins"), IntegerField()), ROUND)
        )
    }
    marker = re.compile(rf"\b((?:{'|'.join(map(re.escape, roots)) or '(?!)'})\w*)", re.IGNORECASE)
    names = labels()
    return [
        Hit(
            entry=by_pk[pk],
            label=names.get(by_pk[pk].kind, ""),
            title=_parts(by_pk[pk].title, marker),
            snippet=_parts(_whole_words(by_pk[pk].piece, by_pk[pk].begins), marker),
        )
        for pk in pks
        if pk in by_pk
    ]


# --- the query --------------------------------------------------------------------------------


def _matches(question: str, words: list[str]) -> Q:
    """All the words; or a reference that begins so; or an address typed whole."""
    found = Q(exact=question.lower()) | Q(reference__istartswith=question)
    if not words:
        return found
    if has_lexemes():
        return found | Q(lexemes=every(words))
    return found | reduce(and_, (_holds(word) for word in words))


def _holds(word: str) -> Q:
    return Q(title__icontains=word) | Q(reference__icontains=word) | Q(words__icontains=word)


def _best(hits: QuerySet[Any], question: str, words: list[str]) -> QuerySet[Any]:
    in_title = reduce(and_, (Q(title__icontains=word) for word in words), Q())
    rank = Case(
        When(Q(exact=question.lower()) | Q(reference__iexact=question), then=WHOLE),
        When(reference__istartswith=question, then=BEGINNING),
        When(in_title or Q(pk__in=[]), then=IN_TITLE),
        default=IN_TEXT,
        output_field=IntegerField(),
    )
    return hits.annotate(rank=rank).order_by("rank", F("dated").desc(nulls_last=True), "-pk")


def _facets(counts: Counter[str], more: bool) -> list[Facet]:
    """The kinds among the results in the order of their names; no number when not all are told."""
    return [
        Facet(kind, label, None if more else counts[kind])
        for kind, label in sorted(labels().items(), key=lambda pair: pair[1])
        if counts[kind]
    ]


# --- what is shown ----------------------------------------------------------------------------


def _begins(roots: list[str]) -> Any:
    """Where to begin: a little before the first of the words that stands in the text."""
    places = [NullIf(StrIndex(Lower("words"), Value(root)), Value(0)) for root in roots]
    if not places:
        return Value(1)
    return Greatest(Coalesce(*places, Value(1)) - BEFORE, Value(1))


def _whole_words(piece: str, begins: int) -> str:
    """The piece without the halves of words at its ends."""
    if len(piece) == ROUND:
        piece = f"{piece.rsplit(' ', 1)[0]} …"
    return f"… {piece.split(' ', 1)[-1]}" if begins > 1 else piece


def _parts(text: str, marker: re.Pattern[str]) -> list[Part]:
    pieces = marker.split(text)
    return [Part(piece, bool(n % 2)) for n, piece in enumerate(pieces) if piece]
