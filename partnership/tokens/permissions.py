"""Who sees a feed or key: its person, and nobody else."""

from partnership.access.policies import Themselves, allow
from partnership.tokens.models import Token

allow(
    Token,
    Themselves(rights=frozenset({"view"}), path="person"),
    words={"view": "see that it exists and revoke it"},
)
