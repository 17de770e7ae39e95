"""Raw values of every type of question: valid as they are, changed by keyword."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from .questions import block, multiple, single


def row(row_id: str | None = None, **value: Any) -> dict[str, Any]:
    """An item of a ListBlock in the form in which it is stored."""
    return {"type": "item", "value": value, "id": row_id or str(uuid4())}


def question(kind: str, *, block_id: str | None = None, **value: Any) -> dict[str, Any]:
    """A question with points."""
    common = {
        "prompt": "Ile to dni?",
        "hint": "",
        "hint_cost": 0,
        "feedback_correct": "Tak.",
        "feedback_incorrect": "Jeszcze nie.",
        "points": 1,
        "taught_in": None,
    }
    return block(kind, {**common, **value}, block_id)


def ungraded(kind: str, *, block_id: str | None = None, **value: Any) -> dict[str, Any]:
    """A question without points."""
    return block(kind, {"prompt": "Co dalej?", "hint": "", "feedback_correct": "Dziękujemy.", "taught_in": None, **value}, block_id)


def true_false(answer: str = "true", **changes: Any) -> dict[str, Any]:
    """A statement; ``answer`` is "true" or "false"."""
    own = {"prompt": "Fundacja może prowadzić kawiarnię.", "why_true": "Pozwala na to ustawa.", "why_false": "Zajrzyj do art. 5."}
    return question("true_false", **{**own, "answer": answer, **changes})


def short_text(*accepted: str, **changes: Any) -> dict[str, Any]:
    """A few words to type."""
    own = {"prompt": "Jak nazywa się akt wewnętrzny fundacji?", "accepted": "\n".join(accepted or ("statut",)), "slips": False}
    return question("short_text", **{**own, **changes})


def number(value: str | None = "21", **changes: Any) -> dict[str, Any]:
    """A number to type."""
    return question("number", **{"prompt": "Ile dni jest na odwołanie?", "value": value, "tolerance": "0", "unit": "dni", **changes})


def gap(*accepted: str, distractors: tuple[str, ...] = (), row_id: str | None = None) -> dict[str, Any]:
    """A gap; with distractors it is chosen from a list."""
    return row(row_id, accepted="\n".join(accepted), distractors="\n".join(distractors))


def gap_fill(*gaps: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A text with gaps: one to type, one to choose."""
    own = {"prompt": "Uzupełnij zdanie.", "text": "Fundację ustanawia [1], a wpisuje ją [2]."}
    standard = (gap("fundator"), gap("sąd", distractors=("wójt", "minister")))
    return question("gap_fill", **{**own, "gaps": list(gaps or standard), **changes})


def matching(*pairs: tuple[str, str], extra: tuple[str, ...] = ("Minister",), **changes: Any) -> dict[str, Any]:
    """Pairs to find."""
    standard = (("Statut", "Fundator"), ("Wpis do rejestru", "Sąd"), ("Sprawozdanie", "Zarząd"))
    own = {"prompt": "Kto to robi?", "pairs": [row(left=left, right=right) for left, right in pairs or standard]}
    return question("matching", **{**own, "extra": [row(text=text) for text in extra], **changes})


def ordering(*items: str, **changes: Any) -> dict[str, Any]:
    """Items, in the right order."""
    standard = ("Akt fundacyjny", "Statut", "Wniosek do sądu")
    own = {"prompt": "Co po czym?", "items": [row(text=text) for text in items or standard], "partial": False}
    return question("ordering", **{**own, **changes})


def choice(text: str, verdict: str = "poor", *, consequence: str = "", goes_to: str = "", row_id: str | None = None) -> dict[str, Any]:
    """A choice of a scene."""
    return row(row_id, text=text, verdict=verdict, consequence=consequence, goes_to=goes_to)


def scene(label: str, text: str, *choices: dict[str, Any], row_id: str | None = None) -> dict[str, Any]:
    """A scene."""
    return row(row_id, label=label, text=text, choices=list(choices))


def scenario(*scenes: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Two scenes; the second follows whichever is chosen, except that waiting ends it all."""
    standard = (
        scene(
            "A",
            "Dotacja się spóźnia.",
            choice("Dzwonię do urzędu", "best", consequence="Urząd podaje termin.", goes_to="B"),
            choice("Piszę skargę", "fair", consequence="Skarga trwa miesiąc.", goes_to="B"),
            choice("Czekam", "poor", consequence="Projekt staje."),
        ),
        scene(
            "B",
            "Termin mija za tydzień.",
            choice("Proszę o aneks", "best", consequence="Aneks jest podpisany."),
            choice("Nic nie robię", "poor", consequence="Umowa wygasa."),
        ),
    )
    return question("scenario", **{"prompt": "Co robisz?", "scenes": list(scenes or standard), "shuffle": False, **changes})


def reflection(**changes: Any) -> dict[str, Any]:
    """A thought to write down."""
    return ungraded("reflection", **{"prompt": "Co zrobisz jako pierwsze?", **changes})


def poll(*options: str, **changes: Any) -> dict[str, Any]:
    """A poll."""
    own = {"prompt": "Od kiedy działacie?", "options": [row(text=text) for text in options or ("Od niedawna", "Od lat")]}
    return ungraded("poll", **{**own, "shuffle": False, **changes})


#: A maker for each type of question, by the name of its block.
MAKERS: dict[str, Callable[..., dict[str, Any]]] = {
    "single": single,
    "multiple": multiple,
    "true_false": true_false,
    "short_text": short_text,
    "number": number,
    "gap_fill": gap_fill,
    "matching": matching,
    "ordering": ordering,
    "scenario": scenario,
    "reflection": reflection,
    "poll": poll,
}


def one_of_each() -> list[dict[str, Any]]:
    """One question of every type."""
    return [make() for make in MAKERS.values()]
