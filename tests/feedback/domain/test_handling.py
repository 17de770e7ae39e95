"""What editors do with opinions."""

from typing import Any

import pytest

from cms.accounts.models import User
from cms.feedback.domain.handling import handle, remove_text
from cms.feedback.enums import FeedbackState
from tests.factories import SiteTree
from tests.feedback.making import counts, opinion

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", [FeedbackState.TAKEN, FeedbackState.DONE, FeedbackState.SPAM], ids=str)
def test_who_handled_it_and_when_is_kept_and_goes_with_it_back_to_the_new(site_tree: SiteTree, editor: User, state: FeedbackState) -> None:
    row = opinion(site_tree.quiz_step)
    assert handle(ids=[row.pk, 0], state=state, note="Do poprawy.", by=editor) == 1
    row.refresh_from_db()
    assert (row.state, row.note, row.handled_by, row.handled_at is not None) == (state, "Do poprawy.", editor, True)
    handle(ids=[row.pk], state=FeedbackState.NEW, note="", by=editor)
    row.refresh_from_db()
    assert (row.state, row.note, row.handled_by, row.handled_at) == ("new", "Do poprawy.", None, None)


@pytest.mark.parametrize(
    ("states", "counted"),
    [
        (["spam"], {"no": 1, "outdated": 1}),
        (["spam", "spam"], {"no": 1, "outdated": 1}),
        (["spam", "done"], {"no": 3, "outdated": 3}),
        (["done"], {"no": 3, "outdated": 3}),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, list) else "",
)
def test_spam_is_not_counted_until_it_is_none(site_tree: SiteTree, editor: User, states: list[str], counted: dict[str, int]) -> None:
    rows = [opinion(site_tree.quiz_step, number=number) for number in range(3)]
    for state in states:
        handle(ids=[row.pk for row in rows[:2]], state=FeedbackState(state), note="", by=editor)
    assert counts() == counted


def test_a_text_is_removed_and_the_vote_stays(site_tree: SiteTree) -> None:
    row, bare = opinion(site_tree.quiz_step), opinion(site_tree.quiz_step, number=2, text="")
    assert remove_text(ids=[row.pk, bare.pk], note="Był telefon.") == 1
    row.refresh_from_db()
    bare.refresh_from_db()
    assert (row.text, row.text_removed, row.reason, row.note) == ("", True, "outdated", "Był telefon.")
    assert (bare.text_removed, counts()) == (False, {"no": 2, "outdated": 2})


def test_three_opinions_cost_as_many_statements_as_one(site_tree: SiteTree, editor: User, sql_count: Any) -> None:
    rows = [opinion(site_tree.quiz_step, number=number) for number in range(4)]
    costs = []
    for ids in ([rows[0].pk], [row.pk for row in rows[1:]]):
        with sql_count() as queries:
            handle(ids=ids, state=FeedbackState.DONE, note="", by=editor)
        costs.append(queries.count)
    assert costs[0] == costs[1]
