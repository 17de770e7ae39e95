"""Whatever editors, translators and learners do in whatever order: no key drifts, no answer is lost, no question mixes languages."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.factories import SiteTree

from .drifting import LANGUAGES, TRANSLATED, World

pytestmark = pytest.mark.django_db

Act = tuple[Any, ...]
PICKS = st.integers(0, 5)
EDITS = st.tuples(st.sampled_from(["reword", "flip", "reword_and_flip", "points", "option", "reorder", "ask"]), PICKS)
#: Publishing comes as often as everything that an editor does before it.
ACTS: st.SearchStrategy[Act] = st.one_of(
    EDITS,
    st.just(("publish",)),
    st.builds(lambda edit: ("edit and publish", edit), EDITS),
    st.tuples(st.just("translate"), st.sampled_from(TRANSLATED), st.sampled_from([0, 0, 1, 3])),
    st.tuples(st.sampled_from(["release", "release", "publish_again", "toggle"]), st.sampled_from(TRANSLATED)),
    st.tuples(st.just("open_form"), st.sampled_from(LANGUAGES)),
    st.tuples(st.just("answer"), st.sampled_from(LANGUAGES), st.booleans()),
    st.tuples(st.just("send_old_form"), PICKS),
)


def act(world: World, name: str, *arguments: Any) -> None:
    """Let one thing happen."""
    if name == "edit and publish":
        act(world, *arguments[0])
        world.publish()
    else:
        getattr(world, name)(*arguments)


#: An earlier translation is published as it stands, and then the key changes while something else waits for its translation.
PASSED_OFF = [
    ("reword", 0),
    ("publish",),
    ("translate", "en", 0),
    ("publish_again", "en"),
    ("reword", 1),
    ("reword", 2),
    ("edit and publish", ("flip", 0)),
]
#: The same where nobody compares any more.
BY_HAND = [("toggle", "en"), ("reword", 0), ("publish",), ("publish_again", "en"), ("edit and publish", ("flip", 0))]


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@example(acts=PASSED_OFF)
@example(acts=BY_HAND)
@given(acts=st.lists(ACTS, min_size=3, max_size=10))
def test_nothing_drifts_and_nothing_is_lost(site_tree: SiteTree, acts: list[Act]) -> None:
    # Each example begins with the same portal, whose rows get the same numbers again.
    cache.clear()
    with transaction.atomic():
        world = World(site_tree)
        world.check()
        for one in acts:
            act(world, *one)
            world.check()
        transaction.set_rollback(True)
