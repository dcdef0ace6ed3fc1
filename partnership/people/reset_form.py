"""Ask for a link to set a new password."""

from partnership.people.agency_accounts import refuse_other_ways
from partnership.ui.account_forms import ResetPasswordForm


class ResetForm(ResetPasswordForm):
    """Not for addresses whose agency alone signs people in."""

    def clean_email(self) -> str:
        """The address. raises: ValidationError, the same for known and unknown."""
        refuse_other_ways(self.cleaned_data["email"])
        return str(super().clean_email())
