"""What the rows about changes and openings ask for: the objects of "Why can I see this?"."""

from typing import Any


def objects(deployment: Any) -> dict[str, list[Any]]:
    """The same things, by the same names."""
    why = "access:why@"
    found = deployment._objects_of_reasons()
    tags = {page.removeprefix(why): args for page, args in found.items() if page.startswith(why)}
    people = deployment.people
    seen = {f"people:sees@{role}": [people[role].pk] for role in ("group-member", "practitioner")}
    return seen | {
        f"access:{page}@{tag}": args
        for page in ("changes", "readings")
        for tag, args in tags.items()
    }
