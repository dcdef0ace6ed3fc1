"""Who reads a pack: the readers of its review; an edition everybody, once the review is published.

Whoever writes is the service. A second person approves: of the service, or who chairs the group,
or the Independent Chair; only those of them who read the review come so far.
"""

from boards.permissions import INDEPENDENT, by_service, in_group
from partnership.access.policies import Everyone, allow
from reviews.models import Review
from reviews.packs.models import OUT, PackEdition
from reviews.permissions import (
    CHAIRS,
    HEAD,
    OFFICER,
    PARTNERSHIP,
    in_service_named,
    readers_of,
)

allow(
    Review,
    in_group("approve_pack", path="board", offices=CHAIRS),
    by_service("approve_pack", path=PARTNERSHIP, offices=HEAD),
    in_service_named(
        "approve_pack", path=PARTNERSHIP, incident="incident", offices=(*OFFICER, *INDEPENDENT)
    ),
    words={"approve_pack": "approve an edition of its pack, or withdraw one"},
)
allow(
    PackEdition,
    *readers_of("pack__review__"),
    Everyone(rights=frozenset({"view"}), when=OUT),
    words={"view": "read"},
)
