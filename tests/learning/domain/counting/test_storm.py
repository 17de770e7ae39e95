"""Eight real threads do what people do, all at once, and afterwards every kept number is what the facts say."""

import random
from typing import Any

import pytest
from django.db import OperationalError, transaction

from cms.accounts.domain.merge import merge_participant
from cms.accounts.errors import MergeRefusedError
from cms.accounts.models import Participant
from learning.domain.counting.recounting import counter_differences, kept_facts
from learning.domain.rebuild import differences
from learning.errors import LearningError
from learning.models import Attempt, CourseProgress, LearningCount, StepCompletion
from tests.factories import ParticipantFactory, SiteTree, course_of, site_tree
from tests.factories.publishing import publish
from tests.learning.domain.acting import answer, read, save
from tests.learning.domain.answering.test_threads import at_once
from tests.learning.domain.naive_counts import naive_facts

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS, DEEDS = 8, 12


def one_deed(tree: SiteTree, dice: random.Random, people: list[int], accounts: list[int]) -> None:
    """Something that a person may do."""
    person = Participant.objects.get(pk=dice.choice(people + accounts))
    deed = dice.choice(["save", "submit", "submit", "confirm", "merge"])
    if deed == "merge":
        target = Participant.objects.get(pk=dice.choice(accounts))
        merge_participant(source=person, target=target)
    elif deed == "confirm":
        read(tree.steps[1], person, locale=dice.choice(["pl", "en", "nb"]))
    elif deed == "save":
        save(dice.choice([tree.steps[0], tree.steps[2]]), person, dice)
    else:
        answer(dice.choice([tree.steps[0], tree.steps[2]]), person, right=None, locale=dice.choice(["pl", "en"]), dice=dice)


def writer(tree: SiteTree, seed: int, people: list[int], accounts: list[int]) -> int:
    """A thread: its deeds, of which those that are refused are no fault."""
    dice = random.Random(seed)
    done = 0
    for _ in range(DEEDS):
        try:
            one_deed(tree, dice, people, accounts)
            done += 1
        except (LearningError, MergeRefusedError):
            continue
        except OperationalError as error:
            # SQLite lets a writer wait only so long; whoever was told to come back has changed nothing.
            if "locked" not in str(error):
                raise
    return done


@pytest.mark.parametrize("seed", [1, 2])
def test_a_storm_of_eight_writers_leaves_no_difference(seed: int) -> None:
    tree = site_tree()
    other = course_of(1, parent=tree.index)
    module: Any = other.get_children().first().specific
    tree.steps[0].create_alias(parent=module, update_slug="pozyczony")
    publish(module)
    own = module.get_children().first().specific
    people = [ParticipantFactory(audience=audience).pk for audience in ("", "ngo", "official", "ngo", "", "resident")]
    accounts = [ParticipantFactory(signed_in=True, audience="ngo").pk for _ in range(2)]
    for pk in (people[0], accounts[0]):  # some are enrolled in the course that borrows a step
        with transaction.atomic():
            answer(own, Participant.objects.get(pk=pk))
    results = at_once(lambda number: writer(tree, 100 * seed + number, people, accounts), times=WRITERS)
    assert [result for result in results if not isinstance(result, int)] == []
    assert sum(results) > WRITERS * DEEDS / 4
    assert (list(differences()), list(counter_differences())) == ([], [])
    assert kept_facts() == naive_facts()
    assert LearningCount.objects.exists()
    assert min(model.objects.count() for model in (Attempt, StepCompletion, CourseProgress)) > 0
