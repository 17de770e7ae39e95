"""The quiz form of a page as a browser without scripts would send it."""

from typing import Any

from bs4 import BeautifulSoup, Tag

from tests.factories import SiteTree
from tests.factories.question_kinds import one_of_each
from tests.learning.domain.publishing.test_versions import edit
from tests.learning.quizzes import key_for, pinned, posted, right_answers

LINES = "Pierwsza linia\nDruga „linia” & <b>trzecia</b>"


def parsed(content: bytes) -> BeautifulSoup:
    """The page as a tree."""
    return BeautifulSoup(content, "html.parser")


def quiz_of(content: bytes) -> Tag:
    """The quiz form.

    Raises:
        AssertionError: when the page has none.
    """
    form = parsed(content).select_one("form:has(fieldset.question)")
    assert form is not None, "no quiz form on the page"
    return form


def filled_in(content: bytes) -> dict[str, list[str]]:
    """What the quiz form would send for its questions: names with their values, those that say nothing left out."""
    sent: dict[str, list[str]] = {}
    for field in quiz_of(content).select("input, select, textarea"):
        name, values = str(field.get("name", "")), _values(field)
        if name.startswith("q-") and any(values):
            sent.setdefault(name, []).extend(values)
    return {name: sorted(values) for name, values in sent.items()}


def _values(field: Tag) -> list[str]:
    if field.name == "textarea":
        # A browser drops the line end that follows the tag, and sends the others as two signs.
        return [field.get_text().removeprefix("\n")]
    if field.name == "select":
        return [str(option["value"]) for option in field.select("option[selected]")]
    if field.get("type") in {"radio", "checkbox"}:
        return [str(field["value"])] if field.has_attr("checked") else []
    return [str(field.get("value", ""))]


def ask_one_of_each(tree: SiteTree) -> Any:
    """The quiz step with a question of every type."""
    return edit(tree.quiz_step, lambda _raw: one_of_each())


def whole_form(step: Any, key: str) -> dict[str, Any]:
    """A form of every type, filled in rightly, with a thought of two lines."""
    data = posted(key, right_answers(key_for(step)))
    thought = next(version for version in pinned(key_for(step)) if version.kind == "reflection")
    return data | {f"q-{thought.question.block_id}": LINES}


def as_sent(data: dict[str, Any]) -> dict[str, list[str]]:
    """The answers of a form as ``filled_in`` gives them."""
    answers = {name: [value] if isinstance(value, str) else list(value) for name, value in data.items() if name.startswith("q-")}
    return {name: sorted(values) for name, values in answers.items()}
