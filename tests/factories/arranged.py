"""Questions whose answer is an arrangement, scenarios and polls: raw values with proper ids, and answers to them."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from learning.blocks import QuestionsBlock
from learning.kinds import Reading
from learning.kinds.registry import kind_of

from .questions import block

COMMON = {"prompt": "Co dalej?", "hint": "", "hint_cost": 0, "feedback_correct": "Tak.", "feedback_incorrect": "Jeszcze nie.", "points": 1}
UNGRADED = {"prompt": "Jak długo działacie?", "hint": "", "feedback_correct": "Dziękujemy."}


def item(**value: Any) -> dict[str, Any]:
    """An item of a ListBlock in full form."""
    return {"type": "item", "id": str(uuid4()), "value": value}


def matching(*pairs: tuple[str, str], extra: Sequence[str] = (), **changes: Any) -> dict[str, Any]:
    """A matching question."""
    sides = pairs or (("Zarząd", "kieruje"), ("Fundator", "daje majątek"), ("Sąd", "wpisuje"))
    own = {"pairs": [item(left=left, right=right) for left, right in sides], "extra": [item(text=text) for text in extra]}
    return block("matching", {**COMMON, **own, **changes})


def ordering(*texts: str, partial: bool = True, **changes: Any) -> dict[str, Any]:
    """An ordering question; the texts are in the right order."""
    items = [item(text=text) for text in texts or ("Zebranie", "Statut", "Wniosek")]
    return block("ordering", {**COMMON, "items": items, "partial": partial, **changes})


def poll(*texts: str, **changes: Any) -> dict[str, Any]:
    """A poll."""
    options = [item(text=text) for text in texts or ("Rok", "Dłużej")]
    return block("poll", {**UNGRADED, "options": options, "shuffle": False, **changes})


def choice(text: str, verdict: str = "poor", goes_to: str = "", consequence: str = "") -> dict[str, Any]:
    """A choice of a scene."""
    return item(text=text, verdict=verdict, goes_to=goes_to, consequence=consequence)


def scene(label: str, *choices: dict[str, Any], text: str = "") -> dict[str, Any]:
    """A scene."""
    return item(label=label, text=text or f"Scena {label}", choices=list(choices))


def scenario(*scenes: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A scenario. The standard one: the best choice ends it, a poor one leads on to scene B."""
    standard = (
        scene(
            "A", choice("Dzwonię", "best", "", "Urzędnik odbiera."), choice("Czekam", "poor", "B", "Mija tydzień."), text="Brak przelewu."
        ),
        scene("B", choice("Piszę", "best", "", "Jest odpowiedź."), choice("Pytam radcę", "fair", "", "To kosztuje."), text="Nadal nic."),
    )
    return block("scenario", {**COMMON, "scenes": list(scenes or standard), "shuffle": True, **changes})


def value_of_block(raw: dict[str, Any]) -> Any:
    """The value of a raw question, as its block gives it."""
    return QuestionsBlock().child_blocks[raw["type"]].to_python(raw["value"])


def reading_of(raw: dict[str, Any]) -> Reading:
    """What a raw question grades by and says."""
    return kind_of(raw["type"]).read(value_of_block(raw))


def ids(raw: dict[str, Any], name: str) -> list[str]:
    """The ids of a list in a raw question, in the author's order."""
    return [row["id"] for row in raw["value"][name]]


def scene_ids(raw: dict[str, Any]) -> dict[str, str]:
    """The ids of a scenario's scenes by label."""
    return {row["value"]["label"]: row["id"] for row in raw["value"]["scenes"]}


def choice_id(raw: dict[str, Any], text: str) -> str:
    """The id of the choice that reads like this."""
    return next(one["id"] for row in raw["value"]["scenes"] for one in row["value"]["choices"] if one["value"]["text"] == text)
