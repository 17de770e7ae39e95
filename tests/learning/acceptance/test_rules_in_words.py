"""Every rule, whichever level states it, stands in words on the step before anybody answers, and what closes a step says what to do."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from cms.accounts.models import Participant
from learning.views.rules import moment, waiting_time
from tests.factories import SiteTree, single
from tests.harness.client import BrowserClient
from tests.learning.domain.publishing.test_versions import edit
from tests.learning.ruling import rule

from .forms import parsed

pytestmark = pytest.mark.django_db
NOW = timezone.now().replace(microsecond=0)
OPENS, CLOSES = NOW - timedelta(days=2), NOW + timedelta(days=2)


def sentences() -> list[tuple[dict[str, Any], str]]:
    """Rules that any level may state, with how a quiz step says them."""
    times = {"start": moment(OPENS), "end": moment(CLOSES)}
    two = ngettext("You have %(count)d attempt.", "You have %(count)d attempts.", 2) % {"count": 2}
    return [
        ({"attempts_allowed": 2}, two),
        ({"attempts_allowed": 0}, _("You may try as often as you like.")),
        ({"attempt_delay": 120}, _("Between two attempts you wait %(time)s.") % {"time": waiting_time(120)}),
        ({"score_rule": "last"}, _("Your last attempt is the one that counts. A step that is done stays done.")),
        (
            {"completion_rule": "answered", "score_rule": "first"},
            _("Your first attempt is the one that counts; later ones are for practice."),
        ),
        ({"score_rule": "best"}, _("Your best attempt is the one that counts.")),
        ({"completion_rule": "answered"}, _("The step is done once you have sent them, whatever the score.")),
        ({"completion_rule": "read"}, _("Read the step. It is done when you go on to the next with the button below the text.")),
        ({"completion_rule": "confirmed"}, _("Read the step and mark it as done.")),
        ({"opens_at": OPENS, "closes_at": CLOSES}, _("Answers are taken from %(start)s until %(end)s. The text is always open.") % times),
        ({"closes_at": CLOSES}, _("Answers are taken until %(end)s. The text stays open.") % times),
    ]


def words(browser: BrowserClient, page: Any) -> str:
    """The text of a page, blanks as one reads them."""
    response = browser.get(page.url)
    main: Any = parsed(response.content).select_one("main")
    return " ".join(main.get_text(" ").split())


@pytest.mark.parametrize("level", ["course", "module", "step"])
def test_a_rule_of_any_level_is_said_on_the_step_and_where_it_is_stated(site_tree: SiteTree, client: BrowserClient, level: str) -> None:
    step = site_tree.quiz_step
    page = {"course": site_tree.course, "module": site_tree.modules[0], "step": step}[level]
    with override("pl"):
        said = [(rules, " ".join(sentence.split())) for rules, sentence in sentences()]
    empty = {name: "" if name.endswith("_rule") else None for rules, _sentence in said for name in rules}
    for rules, sentence in said:
        rule(page, **{**empty, **rules})
        assert sentence in words(client, step), (level, rules)
    assert not Participant.objects.exists()


def test_marks_minutes_hints_and_being_optional_are_said_before_the_quiz(site_tree: SiteTree, client: BrowserClient) -> None:
    step = edit(site_tree.quiz_step, lambda _raw: [single(hint="Wskazówka", hint_cost=40, points=3)])
    rule(step, pass_mark=75, required=False, minutes=17)
    text = words(client, step)
    with override("pl"):
        expected = [
            _("%(percent)d %% of the points passes the step.") % {"percent": 75},
            _("A hint that costs points says how many before you take it."),
            _("optional"),
        ]
    assert [one for one in [*expected, "17 min", "40 %", "3 punkt"] if one not in text.replace("\xa0", " ")] == []


@pytest.mark.parametrize("level", ["module", "step"])
def test_what_comes_first_is_said_by_name_with_a_link_and_reading_stays_open(
    site_tree: SiteTree, client: BrowserClient, level: str
) -> None:
    step = site_tree.steps[2]
    rule({"module": site_tree.modules[1], "step": step}[level], first=[site_tree.modules[0]])
    response = client.get(step.url)
    main: Any = parsed(response.content).select_one("main")
    assert [link["href"] for link in main.select("#closed ~ .notice ul a")] == [site_tree.modules[0].url]
    assert "Fundacja powstaje" in main.get_text()
    assert main.select("form fieldset.question") == []


def test_a_step_without_a_quiz_says_when_it_can_be_completed(site_tree: SiteTree, client: BrowserClient) -> None:
    rule(site_tree.course, closes_at=CLOSES)
    with override("pl"):
        ahead = _("Completing is possible until %(end)s. The text stays open.") % {"end": moment(CLOSES)}
        past = _("Completing was possible until %(end)s.") % {"end": moment(OPENS)}
    assert ahead in words(client, site_tree.read_step)
    assert ahead in words(client, site_tree.course)
    rule(site_tree.course, closes_at=OPENS)
    assert past in words(client, site_tree.read_step)
    response = client.post(f"/pl/nauka/krok/{site_tree.read_step.translation_key}/zrobione/")
    assert (response.status_code, past in response.content.decode(), response.cookies.output()) == (409, True, "")
