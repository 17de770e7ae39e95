"""Quiz blocks taken apart: hashes by which versions and wordings are known."""

from decimal import Decimal
from typing import Any

import pytest

from learning.domain.publishing.scoring import QuestionSpec, read_questions
from tests.factories import multiple, option, single
from tests.factories.question_kinds import MAKERS, gap, gap_fill, short_text
from tests.learning.test_blocks import value_of

pytestmark = pytest.mark.django_db

ID = "11111111-1111-4111-8111-11111111111{}".format


def specs(*questions: dict[str, Any]) -> list[QuestionSpec]:
    return read_questions(value_of(*questions))


def standing_single(**changes: Any) -> dict[str, Any]:
    options = (option("Jedna", correct=True, feedback="Bo tak.", option_id=ID(1)), option("Druga", option_id=ID(2)))
    return single(*options, block_id=ID(0), hint="Podpowiedź", points=2, **changes)


def standing_multiple(**changes: Any) -> dict[str, Any]:
    options = (
        option("Ą", correct=True, option_id=ID(6)),
        option("Ć", correct=True, feedback="x", option_id=ID(5)),
        option("Ę", option_id=ID(4)),
    )
    return multiple(*options, block_id=ID(3), **changes)


def test_hashes_of_standing_questions_never_change() -> None:
    """Written down by the code that made the first versions: another hash would make a new version of every question in use."""
    assert [(spec.scoring_hash, spec.text_hash) for spec in specs(standing_single(), standing_multiple())] == [
        (
            "6a9f0ac52c9ae607ce5e3e5a09453530fcf7f9d2ec29812bb9f89932f2b582cf",
            "c10042d893f7cb90d59340f9d8f0b199e3610f569b637d3ece03ff50d42da481",
        ),
        (
            "34d0c02f4e3829a2a0bbecf8307b2b2282f1eaab55462cdbf282a105d80068b9",
            "db82b48d27aaa41127af5236525e83f3b260395ef80cca6e7b22d7bdff8a217a",
        ),
    ]


def test_fields_that_are_off_are_no_part_of_the_key() -> None:
    plain = specs(standing_single(), standing_multiple())
    off = specs(standing_single(hint_cost=0, taught_in=None), standing_multiple(partial=False, hint_cost=0))
    assert [(spec.scoring_hash, spec.text_hash) for spec in off] == [(spec.scoring_hash, spec.text_hash) for spec in plain]


def test_a_hint_that_costs_and_a_share_of_points_are_part_of_the_key() -> None:
    one, many = specs(standing_single(hint_cost=25), standing_multiple(partial=True))
    assert one.payload == {"options": [ID(1), ID(2)], "correct": [ID(1)], "hint_cost": 25}
    assert many.payload == {"options": [ID(4), ID(5), ID(6)], "correct": [ID(5), ID(6)], "partial": True}


def test_accepted_answers_are_part_of_the_key_and_not_of_what_translations_are_compared_by() -> None:
    (before,) = specs(short_text("statut", block_id=ID(0)))
    (after,) = specs(short_text("statut", "statut fundacji", block_id=ID(0)))
    assert after.payload["accepted"] == {"": ["statut", "statut fundacji"]}
    assert before.scoring_hash != after.scoring_hash
    assert (before.key_hash, before.source_hash) == (after.key_hash, after.source_hash)


def test_gaps_have_their_accepted_answers_by_gap() -> None:
    (spec,) = specs(gap_fill(gap("fundator", "założyciel", row_id=ID(1)), text="Fundację ustanawia [1]."))
    assert spec.payload["accepted"] == {ID(1): ["fundator", "założyciel"]}


@pytest.mark.parametrize("kind", MAKERS)
def test_every_type_is_read_with_its_points(kind: str) -> None:
    (spec,) = specs(MAKERS[kind]())
    points = Decimal(0 if kind in {"poll", "reflection"} else 1)
    assert (spec.kind.value, spec.points, spec.texts["prompt"] != "") == (kind, points, True)


@pytest.mark.parametrize("kind", MAKERS)
def test_a_question_reads_the_same_twice(kind: str) -> None:
    raw = MAKERS[kind]()
    (first,), (second,) = specs(raw), specs(raw)
    assert (first.scoring_hash, first.text_hash, first.key_hash) == (second.scoring_hash, second.text_hash, second.key_hash)
