"""A new password, and the link by which one is set."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from partnership.people.models import User

NEW = "another long and quiet phrase"


def reset_link(person: User) -> str:
    key = default_token_generator.make_token(User.objects.get(pk=person.pk))
    return reverse("account_reset_password_from_key", args=[user_pk_to_url_str(person), key])
