"""Who sees a download: the person who asked for it, and nobody else."""

from partnership.access.policies import Themselves, allow
from partnership.exports.models import Export

allow(
    Export,
    Themselves(rights=frozenset({"view"}), path="person"),
    words={"view": "fetch and remove"},
)
