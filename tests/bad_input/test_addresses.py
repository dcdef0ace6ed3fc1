"""Days to look at and addresses that cannot be: said in words, nothing breaks."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from tests.bad_input.typed import EMOJI, NUL, SCRIPT
from tests.factories import World

pytestmark = [pytest.mark.django_db, pytest.mark.served]

BAD_DAYS_IN_A_LINE = (
    "31 February 2026",
    "1 January 0",
    "1 January 9999",
    "1 January 10000",
    "0000-00-00",
    "²⁰²⁶-01-01",
    "1 May 2019" + NUL,
    NUL,
    SCRIPT,
    EMOJI,
    "9" * 5000,
)


@pytest.mark.parametrize("name", ["boards:structure", "boards:agencies"])
def test_a_day_to_look_at_that_cannot_be_is_named_and_today_is_shown(
    name: str, world: World
) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(world.officer)
    for typed in BAD_DAYS_IN_A_LINE:
        answer = client.get(reverse(name), {"on": typed})
        assert answer.status_code == 200, f"{answer.status_code} for {typed[:20]!r}"
        text = answer.content.decode()
        assert 'id="id_on_error"' in text, f"Nothing said about {typed[:20]!r}"
        assert f'value="{escape(typed)}"' in text, f"{typed[:20]!r} was not kept"
        assert "<script>alert" not in text
    for raw in ("%ED%A0%80", "%FF", "%00", "1&on=2&on=3", "", "%"):
        assert client.get(f"{reverse(name)}?on={raw}").status_code == 200


HUGE = 10**30
ODD_PATHS = (
    "/incidents/%00/",
    "/incidents/%ED%A0%80/",
    "/reviews/%F0%9F%A7%92/",
    "/reviews/none/",
    "/reviews/none/copy/1/withdraw/",
    f"/reviews/none/override/{HUGE}/agree/",
    "/boards/%00/",
    "/agencies/%00/",
    f"/people/{HUGE}/",
    f"/people/{HUGE}/give/",
    f"/people/{HUGE}/end/board/{HUGE}/",
    f"/files/{HUGE}/",
    f"/proof/{HUGE}/",
    f"/proof/{HUGE}.pdf",
    "/published/%00/",
    "/published/none/report/",
    "/why/none/1/",
    "/why/none.none/1/",
    "/why/%00.%00/1/",
    "/why/reviews.Review/0/",
    f"/why/reviews.Review/{HUGE}/",
    "/why/sessions.Session/1/",
    "/why/auth.Permission/1/",
    "/why/a.b.c.d/1/",
    "/%00",
    "/account/password/reset/key/1-%00/",
    "/account/login/?next=%00",
    "/account/login/?next=//elsewhere.example",
)


@pytest.mark.parametrize("path", ODD_PATHS)
def test_an_address_that_leads_nowhere_says_so(path: str, world: World) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(world.head)
    answer = client.get(path)
    assert answer.status_code in {200, 302, 400, 404}
    assert "elsewhere.example" not in answer.get("Location", "")


def test_numbers_in_the_address_that_belong_to_something_else_are_not_found(
    world: World, signed_off: Callable[..., Any]
) -> None:
    row = signed_off(timezone.localdate() - timedelta(days=5))
    client = Client(raise_request_exception=False)
    client.force_login(world.officer)
    for pk in (0, 999_999, HUGE):
        assert client.post(f"{row.get_absolute_url()}copy/{pk}/withdraw/").status_code == 404
    for code in ("none", "%00", "SIN-PANEL", "%3Cscript%3E"):
        assert client.post(f"{row.get_absolute_url()}explain/{code}/").status_code == 404
    client.force_login(world.head)
    for sort, pk in (("board", 999_999), ("board", HUGE), ("none", 1), ("%00", 1)):
        path = f"/people/{world.member.pk}/end/{sort}/{pk}/"
        assert client.post(path, {"because": "x"}).status_code == 404
    assert client.post(f"{row.get_absolute_url()}override/{HUGE}/agree/").status_code == 404
