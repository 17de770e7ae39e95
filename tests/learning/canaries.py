"""A question of every type whose secrets say so: a word that must reach nobody before an answer was sent."""

from typing import Any

from tests.factories import multiple, option, single
from tests.factories.question_kinds import (
    choice,
    gap,
    gap_fill,
    matching,
    number,
    ordering,
    poll,
    reflection,
    scenario,
    scene,
    short_text,
    true_false,
)

CANARY = "KANAREK-7F3A"
#: A number that nothing else on a page says.
SECRET_NUMBER = "731952"
AFTER: dict[str, Any] = {"feedback_correct": f"{CANARY}-plus", "feedback_incorrect": f"{CANARY}-minus"}


def canaries() -> dict[str, dict[str, Any]]:
    """One question of each type, by type: all that may be told only after an answer holds the canary."""
    options = (option("Pierwsza", correct=True, feedback=f"{CANARY}-a"), option("Druga", feedback=f"{CANARY}-b"))
    scenes = (
        scene(
            "A",
            "Początek.",
            choice("Idę dalej", "best", consequence=f"{CANARY}-c", goes_to="B"),
            choice("Stoję", "poor", consequence=f"{CANARY}-d"),
        ),
        scene("B", f"{CANARY}-e", choice(f"{CANARY}-f", "best"), choice(f"{CANARY}-g", "poor")),
    )
    return {
        "single": single(*options, **AFTER),
        "multiple": multiple(*options, partial=True, **AFTER),
        "true_false": true_false(why_true=f"{CANARY}-h", why_false=f"{CANARY}-i", **AFTER),
        "short_text": short_text(f"{CANARY}-j", f"{CANARY}-k", **AFTER),
        "number": number(SECRET_NUMBER, tolerance="17", **AFTER),
        "gap_fill": gap_fill(gap(f"{CANARY}-l"), text="To jest [1].", **AFTER),
        "matching": matching(hint=f"{CANARY}-m", hint_cost=50, **AFTER),
        "ordering": ordering(hint=f"{CANARY}-n", hint_cost=100, **AFTER),
        "scenario": scenario(*scenes, **AFTER),
        "reflection": reflection(feedback_correct=f"{CANARY}-o"),
        "poll": poll(feedback_correct=f"{CANARY}-p"),
    }
