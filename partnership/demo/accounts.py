"""The demonstration's accounts: one invented person for each office. Their password is public."""

from dataclasses import dataclass

PASSWORD = "lantern-harbour-seven"  # noqa: S105 (public on purpose; production refuses demo mode)


DOMAIN = "@demo.example"


@dataclass(frozen=True)
class Account:
    """One account: the role as ./run prints it, and the invented person's name."""

    role: str
    name: str

    @property
    def email(self) -> str:
        """An address that nobody can own."""
        return f"{self.role}{DOMAIN}"


ACCOUNTS = (
    Account("service-officer", "Marian Okafor"),
    Account("head-of-service", "Jonah Whitcombe"),
    Account("independent-chair", "Ruth Castellane"),
    Account("group-chair", "Tomasz Wrenfield"),
    Account("group-member", "Priya Langmere"),
    Account("lead-representative", "Edwin Marsholt"),
    Account("delegated-officer", "Callum Thackwray"),
    Account("designated-doctor", "Ines Varkonyi"),
    Account("designated-nurse", "Beth Ollerton"),
    Account("lay-member", "Desmond Achterberg"),
    Account("lead-member", "Lorna Quillfeather"),
    Account("agency-lead", "Anneke Drumgold"),
    Account("practitioner", "Sam Pellworthy"),
    Account("trainer", "Gwen Hathersall"),
    Account("administrator", "Kofi Brindlecombe"),
)
