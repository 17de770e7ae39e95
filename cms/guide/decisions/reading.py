"""From the blocks of a page to plain data."""

from collections.abc import Iterable
from typing import Any

from django.utils.html import strip_tags

from .graph import Answer, Node, Question, Result


def nodes_of(stream: Iterable[Any]) -> list[Node]:
    """The questions and results of a helper.

    Args:
        stream: the value of a ``DecisionNodesBlock``, saved or not.

    Returns:
        One node for each block, in their order.
    """
    return [_question(child.value) if child.block_type == "question" else _result(child.value) for child in stream]


def _question(value: Any) -> Question:
    answers = tuple(Answer(answer["leads_to"] or "", answer["text"] or "") for answer in value["answers"])
    return Question(value["key"] or "", answers, value["text"] or "")


def _result(value: Any) -> Result:
    written = strip_tags(value["text"].source if value["text"] else "").replace("&nbsp;", " ").strip()
    is_empty = not written and not any(value["links"])
    return Result(value["key"] or "", is_empty, value["title"] or "")
