"""Makers of decision helpers for tests."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from cms.guide.models import DecisionPage
from tests.factories.pages import LivePageFactory, text_body
from tests.factories.questions import block, stream

#: A small helper: two questions, three results, one of which both questions lead to.
SMALL = {"ile-osob": ["zwykle", "wiecej"], "wiecej": ["rejestrowe", "zwykle", "fundacja"]}
RESULTS = ("zwykle", "rejestrowe", "fundacja")


def identity(name: str) -> str:
    """An id that is the same in every run."""
    return str(uuid5(NAMESPACE_URL, f"decision:{name}"))


def short(key: str, number: int) -> str:
    """How addresses call the answer of a question, counted from 0."""
    return identity(f"{key}/{number}").replace("-", "")[:8]


def answer(key: str, number: int, leads_to: str, **changes: Any) -> dict[str, Any]:
    """An answer in the form in which it is stored."""
    value = {"text": f"Odpowiedź {number + 1} na {key}", "hint": "", "leads_to": leads_to, **changes}
    return {"type": "item", "value": value, "id": identity(f"{key}/{number}")}


def question(key: str, *targets: str, **changes: Any) -> dict[str, Any]:
    """A question whose answers lead to these keys."""
    answers = [answer(key, number, target) for number, target in enumerate(targets)]
    return block("question", {"key": key, "text": f"Co z {key}?", "help": "", "answers": answers, **changes}, identity(key))


def result(key: str, **changes: Any) -> dict[str, Any]:
    """A result with a text."""
    value = {
        "key": key, "title": f"Wynik {key}", "text": f"<p>Zrób {key}.</p>",
        "reasons": [], "pros": [], "cons": [], "links": [], "citations": [], **changes,
    }  # fmt: skip
    return block("result", value, identity(key))


def listed(*values: Any) -> list[dict[str, Any]]:
    """Values as items of a list block."""
    return [{"type": "item", "value": value, "id": identity(f"item/{number}/{value}")} for number, value in enumerate(values)]


def tree(questions: dict[str, list[str]] | None = None, results: tuple[str, ...] = RESULTS) -> str:
    """The nodes of a helper."""
    return stream(*(question(key, *targets) for key, targets in (questions or SMALL).items()), *map(result, results))


def chain(size: int) -> str:
    """A helper of so many questions in a row, each of which may end at once."""
    keys = [f"krok-{number}" for number in range(size)]
    return tree({key: ["koniec", following] for key, following in zip(keys, [*keys[1:], "koniec"], strict=True)}, ("koniec",))


class DecisionFactory(LivePageFactory):
    """A helper; its parent is the guide."""

    class Meta:
        model = DecisionPage

    title = "Jaka organizacja?"
    slug = "jaka-organizacja"
    summary = "Dwa pytania."
    body = text_body("<p>Odpowiadaj tak, jak jest dziś.</p>")
    nodes = tree()
