"""What a quiz block says, taken apart: what grades, what is read, how it is shown."""

import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from learning.blocks import block_uuid, question_kind
from learning.enums import QuestionKind


@dataclass(frozen=True)
class QuestionSpec:
    """A question as an editor wrote it. ``texts`` has the shape of ``QuestionText.texts``."""

    block_id: UUID
    kind: QuestionKind
    points: Decimal
    shuffle: bool
    options: list[str]
    correct: list[str]
    texts: dict[str, Any]

    @property
    def payload(self) -> dict[str, list[str]]:
        """What grading reads. Sorted, because the order of options is presentation."""
        return {"options": sorted(self.options), "correct": sorted(self.correct)}

    @property
    def scoring_hash(self) -> str:
        """Equal for two specs that grade alike."""
        return digest({"kind": self.kind.value, "points": str(self.points.normalize()), **self.payload})

    @property
    def text_hash(self) -> str:
        """Equal for two specs that read alike."""
        return digest(self.texts)


def digest(value: Any) -> str:
    """SHA-256 of a JSON value, independent of the order of keys."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def read_questions(stream: Any) -> list[QuestionSpec]:
    """Take apart the ``questions`` stream of a step page.

    Raises:
        ValueError: when a block or an option has no id (content must be written with ids).
    """
    return [_read_question(child) for child in stream]


def _read_question(child: Any) -> QuestionSpec:
    value = child.value
    options = [(str(block_uuid(bound.id)), bound.value) for bound in value["options"].bound_blocks]
    texts = {name: (value.get(name) or "").strip() for name in ("prompt", "hint", "feedback_correct", "feedback_incorrect")}
    texts["options"] = {
        key: {"text": option["text"].strip(), "feedback": (option.get("feedback") or "").strip()} for key, option in options
    }
    return QuestionSpec(
        block_id=block_uuid(child.id),
        kind=question_kind(child.block_type),
        points=Decimal(value["points"] or 1),
        shuffle=bool(value["shuffle"]),
        options=[key for key, _ in options],
        correct=[key for key, option in options if option["correct"]],
        texts=texts,
    )
