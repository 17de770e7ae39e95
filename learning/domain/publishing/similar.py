"""Whether two versions of a question ask alike, so that an answer to one can be graded by the other."""

from collections.abc import Mapping
from typing import Any

from learning.enums import QuestionKind
from learning.models import QuestionVersion

from .scoring import digest

Payload = Mapping[str, Any]


def same_options(one: QuestionVersion, other: QuestionVersion) -> bool:
    """Whether two versions are of one type and offer the same things to answer.

    Moodle regrades between such versions only (MDL-74752): an answer cannot be judged by options that were never offered.
    """
    return one.kind == other.kind and shape_of(one.kind, one.payload) == shape_of(other.kind, other.payload)


def shape_of(kind: str, payload: Payload) -> Any:
    """What of a key is offered to the learner, without what is right and what it is worth.

    Args:
        kind: a value of ``QuestionKind``.
        payload: the key. A type that is not known here has its whole key for a shape, so that nothing is regraded by mistake.
    """
    match kind:
        case QuestionKind.SINGLE | QuestionKind.MULTIPLE | QuestionKind.TRUE_FALSE | QuestionKind.POLL:
            return set(payload["options"])
        case QuestionKind.SHORT_TEXT | QuestionKind.NUMBER | QuestionKind.REFLECTION:
            return ()
        case QuestionKind.MATCHING:
            return set(payload["pairs"]), set(payload.get("extra", []))
        case QuestionKind.ORDERING:
            return set(payload["order"])
        case QuestionKind.GAP_FILL:
            return set(payload["gaps"])
        case QuestionKind.SCENARIO:
            # Where a choice leads to is part of what was offered: on another way, other scenes would have been decided.
            return payload["start"], {scene: {key: way["to"] for key, way in ways.items()} for scene, ways in payload["scenes"].items()}
        case _:
            return digest(dict(payload))
