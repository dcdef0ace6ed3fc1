"""E-mail addresses: what may be one, so that no two look alike and none is folded into another."""

from django.core.exceptions import ValidationError

# Addresses under .invalid reach nobody (RFC 2606).
FORMER = "former-{pk}@former.invalid"
PLAIN = "Use only plain letters, digits and signs in an email address"


def plain_address(email: str) -> str:
    """The address as it is kept: lower case, its domain in the form that mail systems use.

    raises: ValidationError for a letter before the @ that only looks like a plain one, or would be
    folded into one (CVE-2019-19844), and for a domain that cannot be a domain.
    """
    local, at, domain = email.strip().rpartition("@")
    if not local.isascii():
        raise ValidationError(PLAIN, code="look_alike")
    try:
        host = domain if domain.isascii() else domain.encode("idna").decode("ascii")
    except UnicodeError:
        raise ValidationError(PLAIN, code="look_alike") from None
    return f"{local}{at}{host}".lower()


def refuse_look_alike(email: str) -> None:
    """Validator of the field. raises: ValidationError when a letter is not plain."""
    if not email.isascii():
        raise ValidationError(PLAIN, code="look_alike")


def domain_of(email: str) -> str:
    """What stands behind the @, in lower case."""
    return email.rpartition("@")[2].lower()
