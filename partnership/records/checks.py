"""System check: every concrete model of ours is a Record, or says in one word why it is not."""

from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register

from partnership.records.models import Record

OURS = ("partnership.", "boards", "reviews", "training", "audits", "reporting")


@register()
def every_model_remembers(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Error for each model of ours that keeps no history and does not declare `no_history`."""
    wrong: list[CheckMessage] = []
    for model in apps.get_models():
        ours = model.__module__.startswith(OURS)
        historical = model.__name__.startswith("Historical")
        exempt = getattr(model, "no_history", None)
        if ours and not historical and not exempt and not issubclass(model, Record):
            wrong.append(
                Error(
                    f"{model._meta.label} is no Record.",
                    hint="Inherit records.models.Record or set no_history = 'why'.",
                    id="records.E001",
                )
            )
    return wrong
