"""What people choose about the letters they are sent."""

from collections.abc import Mapping, Sequence
from typing import Any

from partnership.outbox.kinds import Kind
from partnership.ui.forms import PortalForm, RadioField


class PreferencesForm(PortalForm):
    """One choice for each kind of letter that leaves one."""

    def __init__(self, *args: Any, kinds: Sequence[Kind], chosen: Mapping[str, str], **more: Any):
        super().__init__(*args, **more)
        for kind in kinds:
            field: Any = RadioField(
                label=kind.title,
                error_messages={"required": f"Choose how these come: {kind.title}"},
                help_text=kind.says,
                choices=[(way.value, way.label) for way in kind.ways],
                initial=chosen.get(kind.key, kind.default.value),
            )
            field.template_name = "ui/field.html"
            self.fields[kind.key] = field
        self.speak_plainly()
