"""Who reads what reviews teach, and who acts on it.

A finding is for whoever reads its review, and for nobody else. A recommendation is for them too,
and for the leads of the agency that it asks, once the service has sent it there: they read what it
asks and what became of it, and learn neither the review nor the finding it came from. Themes are
words without a case; national reports are published.
"""

from django.db.models import Q

from boards.models import Partnership
from boards.permissions import LEADS, by_service, in_group, in_partnership
from partnership.access.policies import allow, holders_of
from partnership.people.models import Appointment
from reviews.findings.models import (
    Finding,
    LearningTheme,
    NationalRecommendation,
    NationalReport,
    Recommendation,
)
from reviews.permissions import CHAIRS, KNOWN_WORDS, known_of, readers_of

SENT = Q(sent_on__isnull=False)

allow(
    Finding,
    *readers_of("review__", "change"),
    *known_of("review__"),
    words={**KNOWN_WORDS, "change": "change it, share it and recommend something"},
)
allow(
    Recommendation,
    *readers_of("finding__review__", "change", "send", "raise_action", "decide", "check"),
    in_group("decide", "check", path="finding__review__board", offices=CHAIRS),
    holders_of(
        *LEADS,
        rights={"view"},
        tenure=Appointment,
        path="agency",
        at="agency",
        where="the agency that it asks, once it was sent there",
        when=SENT,
    ),
    words={
        "view": "read",
        "change": "change or withdraw it",
        "send": "send it to the agency",
        "raise_action": "raise an action",
        "decide": "record whether it is accepted",
        "check": "record whether practice changed",
    },
)
allow(
    LearningTheme,
    *in_partnership("partnership"),
    by_service("keep", path="partnership"),
    words={"view": "read", "keep": "retire it"},
)
allow(
    Partnership,
    by_service("keep_learning", path="pk"),
    words={"keep_learning": "keep themes of learning and national recommendations"},
)
allow(
    NationalReport,
    *in_partnership("partnership"),
    by_service("keep", path="partnership"),
    words={"view": "read", "keep": "add what it recommends"},
)
allow(
    NationalRecommendation,
    *in_partnership("report__partnership"),
    by_service("keep", path="report__partnership"),
    words={"view": "read", "keep": "say how far it is and raise an action"},
)
