"""The days, the reasons and the people of a partnership that is set up."""

from datetime import UTC, datetime, timedelta

from boards import services

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = NOON.date()
DAY = timedelta(days=1)
SAID = {"because": "Agreed", "today": TODAY}


def new_person(email: str = "new@example.org", name: str = "New Person") -> services.Who:
    return services.Who(email, name)
