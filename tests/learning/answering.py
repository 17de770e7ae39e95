"""A right and a wrong answer to a question of any type, as a form posts it."""

from decimal import Decimal
from typing import Any

from learning.enums import Verdict
from learning.kinds import WHOLE, Answer, Payload
from learning.kinds.matching import token_of


def right_answer(kind: str, payload: Payload) -> Answer:
    """What earns all points; something whole where there is nothing to earn."""
    if kind in {"single", "multiple", "true_false"}:
        return {WHOLE: list(payload["correct"])}
    if kind == "short_text":
        return {WHOLE: payload["accepted"][WHOLE][:1]}
    if kind == "number":
        return {WHOLE: [payload["value"]]}
    if kind == "gap_fill":
        return {gap: payload["accepted"][gap][:1] for gap in payload["gaps"]}
    if kind == "matching":
        return {left: [token_of(left)] for left in payload["pairs"]}
    if kind == "ordering":
        return {item: [str(place)] for place, item in enumerate(payload["order"], start=1)}
    if kind == "scenario":
        return _walked(payload, best=True)
    return _ungraded(kind, payload)


def wrong_answer(kind: str, payload: Payload) -> Answer:
    """What earns nothing, or not all; something whole where there is nothing to earn."""
    if kind in {"single", "multiple", "true_false"}:
        return {WHOLE: [next(option for option in payload["options"] if option not in payload["correct"])]}
    if kind == "short_text":
        return {WHOLE: ["zupełnie co innego"]}
    if kind == "number":
        return {WHOLE: [str(Decimal(payload["value"]) + Decimal(payload.get("tolerance", 0)) + 1)]}
    if kind == "gap_fill":
        return {gap: ["zupełnie co innego"] for gap in payload["gaps"]}
    if kind == "matching":
        lefts = payload["pairs"]
        return {left: [token_of(lefts[number - 1])] for number, left in enumerate(lefts)}
    if kind == "ordering":
        return {item: [str(place)] for place, item in enumerate(reversed(payload["order"]), start=1)}
    if kind == "scenario":
        return _walked(payload, best=False)
    return _ungraded(kind, payload)


def _walked(payload: Payload, *, best: bool) -> Answer:
    answer: Answer = {}
    scene = payload["start"]
    while scene:
        choices: dict[str, Any] = payload["scenes"][scene]
        chosen = next(one for one, choice in choices.items() if (choice["verdict"] == Verdict.BEST) is best)
        answer[scene] = [chosen]
        scene = choices[chosen]["to"]
    return answer


def _ungraded(kind: str, payload: Payload) -> Answer:
    return {WHOLE: payload["options"][:1] if kind == "poll" else ["Porozmawiam z zarządem."]}
