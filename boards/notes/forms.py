"""What people write for themselves."""

from django import forms

from partnership.ui.editing import EditingForm


class NoteForm(EditingForm):
    """A private note. Emptied, it is thrown away."""

    words = forms.CharField(
        label="Your note",
        widget=forms.Textarea,
        max_length=4000,
        required=False,
        help_text="Empty the box to throw the note away",
    )
