"""The line that says as of when a page states the law."""

import datetime as dt
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from pytest_django.asserts import assertHTMLEqual

from learning.models import CoursePage


def draw(language: str = "en", **fields: Any) -> str:
    with translation.override(language):
        return render_to_string("components/legal_state.html", {"page": CoursePage(**fields)})


def test_draft_says_that_a_lawyer_has_not_seen_it() -> None:
    assertHTMLEqual(
        draw(),
        '<div class="legal-state legal-state--draft" role="note">'
        '<p class="legal-state__draft">Draft content – awaiting legal verification</p></div>',
    )


def test_verified_page_says_when_it_was_checked_and_by_whom() -> None:
    html = draw(
        legal_status="verified",
        state_of_law_on=dt.date(2026, 11, 22),
        next_check_on=dt.date(2027, 2, 22),
        legal_owner="<MOWIS>",
    )
    assertHTMLEqual(
        html,
        '<div class="legal-state" role="note"><p class="legal-state__line">'
        '<span class="legal-state__part">State of law: <time datetime="2026-11-22">22 November 2026</time></span>'
        '<span class="legal-state__part">Next check: <time datetime="2027-02-22">22 February 2027</time></span>'
        '<span class="legal-state__part">Kept current by &lt;MOWIS&gt;</span></p></div>',
    )


@pytest.mark.parametrize(("language", "day"), [("pl", "22 listopada 2026"), ("nb", "22. november 2026")])
def test_date_is_written_in_the_readers_language(language: str, day: str) -> None:
    assert f">{day}</time>" in draw(language, legal_status="verified", state_of_law_on=dt.date(2026, 11, 22))
