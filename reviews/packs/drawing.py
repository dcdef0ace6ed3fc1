"""A document of the pack as it stands: typed words, and the words of what was chosen, as blocks."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from partnership.documents.blocks import Block, Heading, Points, Table, Words
from partnership.ui.identities import Told, identities_in
from reviews.models import Review, Scope
from reviews.packs.layouts import FINDINGS, LAYOUTS, Part
from reviews.packs.models import Chosen, Kind, Pack

A_MINUTE = 150  # words that somebody who reads aloud says
MINUTES = 7


@dataclass(frozen=True)
class Draft:
    """One document as it would go out today.

    `missing`: headings under which nothing stands yet; `gone`: how many chosen things were struck
    or withdrawn since, and are left out.
    """

    kind: Kind
    title: str
    scope: Scope
    blocks: list[Block]
    missing: list[str]
    gone: int

    @property
    def fingerprint(self) -> str:
        """Of every word, to tell whether it is still what somebody read."""
        said = json.dumps([self.title, self.scope, as_data(self.blocks)], sort_keys=True)
        return sha256(said.encode()).hexdigest()

    @property
    def text(self) -> str:
        """All its words, a block a line."""
        return text_of([Heading(self.title), *self.blocks])

    @property
    def minutes(self) -> int:
        """How long it takes to read aloud, to the next full minute."""
        return -(-len(self.text.split()) // A_MINUTE)

    @property
    def is_long(self) -> bool:
        """Whether a briefing takes longer than it is called by."""
        return self.kind == Kind.BRIEFING and self.minutes > MINUTES

    def told(self, known: Iterable[str]) -> list[Told]:
        """What in it looks as if it told who somebody is."""
        return identities_in(self.text, known=known)


def as_data(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """The blocks as JSON keeps them."""
    found: list[dict[str, Any]] = json.loads(json.dumps([asdict(block) for block in blocks]))
    return found


def from_data(data: list[dict[str, Any]]) -> list[Block]:
    """The blocks as they were kept."""
    kinds: dict[str, Any] = {"heading": Heading, "words": Words, "points": Points, "table": Table}
    return [kinds[one["kind"]](**one) for one in data]


def text_of(blocks: Sequence[Block]) -> str:
    """The words of these blocks, each thing on a line of its own."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Points):
            lines += block.points
        elif isinstance(block, Words):
            lines += [block.lead, block.words] if block.lead else [block.words]
        elif isinstance(block, Heading):
            lines.append(block.words)
    return "\n".join(lines)


def scope_of(review: Review) -> Scope:
    """How much a document of this review tells: findings only where the report is published."""
    return Scope.IMPROVEMENTS if review.scope == Scope.IMPROVEMENTS else Scope.FULL


def parts_of(kind: str, scope: str) -> list[Part]:
    """The headings of this document where so much is published."""
    narrow = scope == Scope.IMPROVEMENTS
    return [part for part in LAYOUTS[kind] if not (narrow and part.tells_of_case)]


def chosen_of(pack: Pack) -> list[Chosen]:
    """What was chosen, in order: the findings and the recommendations each by their place."""
    with_words = ("finding", "recommendation__agency", "recommendation__finding")
    return list(pack.chosen.select_related(*with_words))


def stands(one: Chosen) -> bool:
    """Whether what was chosen is neither struck nor withdrawn since."""
    if one.finding is not None:
        return not one.finding.struck_because
    row = one.recommendation
    return row is not None and not (row.withdrawn_because or row.finding.struck_because)


def drafts_of(pack: Pack) -> dict[str, Draft]:
    """Every document of the pack as it stands. Two queries."""
    typed = {(row.kind, row.part): row.words for row in pack.texts.all()}
    chosen = chosen_of(pack)
    return {kind.value: _draft(pack, kind, typed, chosen) for kind in Kind}


def draft_of(pack: Pack, kind: str) -> Draft:
    """One of them. Two queries."""
    return drafts_of(pack)[kind]


def _draft(
    pack: Pack, kind: Kind, typed: dict[tuple[str, str], str], chosen: list[Chosen]
) -> Draft:
    scope = scope_of(pack.review)
    standing = [one for one in chosen if stands(one)]
    blocks: list[Block] = []
    missing = [] if pack.title else ["The title for everybody"]
    for part in parts_of(kind, scope):
        under = _under(part, kind, typed.get((kind, part.code), ""), standing)
        if under:
            blocks += [Heading(part.heading), *under]
        elif part.needed:
            missing.append(part.heading)
    return Draft(kind, pack.title, scope, blocks, missing, len(chosen) - len(standing))


def _under(part: Part, kind: Kind, words: str, chosen: list[Chosen]) -> list[Block]:
    found: list[Block] = []
    if words.strip():
        lines = [line.strip() for line in words.splitlines() if line.strip()]
        found.append(Points(lines) if part.lines else Words("\n".join(lines)))
    if not part.draws:
        return found
    told = [_told(one) for one in chosen if bool(one.finding_id) == (part.draws == FINDINGS)]
    if kind == Kind.SUMMARY:
        return [*found, *(Words(said, lead) for lead, said in told)]
    points = [f"{lead}: {said}" if lead else said for lead, said in told]
    return [*found, Points(points)] if points else found


def _told(one: Chosen) -> tuple[str, str]:
    """Whom it asks, and its words; a finding asks nobody."""
    if one.recommendation is None:
        assert one.finding is not None
        return "", one.finding.words
    return one.recommendation.addressed_to, one.recommendation.words
