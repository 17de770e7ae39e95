"""What a quiz block says, taken apart: what grades, what is read, how it is shown."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from learning.blocks import block_uuid, question_kind
from learning.enums import QuestionKind
from learning.kinds.reading import plain
from learning.kinds.registry import kind_of

#: Texts that every question has.
TEXTS = ("prompt", "hint", "feedback_correct", "feedback_incorrect")
#: Accepted answers of the source language join the key under this name, and stand among the words under it too.
ACCEPTED = "accepted"


@dataclass(frozen=True)
class QuestionSpec:
    """A question as an editor wrote it. ``payload`` is what grades, ``texts`` has the shape of ``QuestionText.texts``.

    ``options`` are ids in the author's order; ``taught_in`` is the key of the step to read again.
    """

    block_id: UUID
    kind: QuestionKind
    points: Decimal
    shuffle: bool
    options: list[str]
    payload: dict[str, Any]
    texts: dict[str, Any] = field(repr=False)
    taught_in: UUID | None = None

    @property
    def scoring_hash(self) -> str:
        """Equal for two specs that grade alike."""
        return self._key_digest(self.payload)

    @property
    def key_hash(self) -> str:
        """Equal for two specs that grade alike but for accepted answers, which every language has its own of."""
        return self._key_digest({name: value for name, value in self.payload.items() if name != ACCEPTED})

    @property
    def text_hash(self) -> str:
        """Equal for two specs that read alike."""
        return digest(self.texts)

    @property
    def source_hash(self) -> str:
        """Equal for two specs that ask alike; see ``source_hash``."""
        return source_hash(self.texts)

    def _key_digest(self, payload: Mapping[str, Any]) -> str:
        return digest({"kind": self.kind.value, "points": str(self.points.normalize()), **payload})


def digest(value: Any) -> str:
    """SHA-256 of a JSON value, independent of the order of keys."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def source_hash(texts: Mapping[str, Any]) -> str:
    """By what a translation knows the words that it translates: their digest without accepted answers.

    Another accepted answer in the source language changes what is right, not what is asked: translations stay true to it.
    """
    return digest({name: value for name, value in texts.items() if name != ACCEPTED})


def read_questions(stream: Any) -> list[QuestionSpec]:
    """Take apart the ``questions`` stream of a step page.

    Raises:
        ValueError: when a block or an item of it has no id (content must be written with ids).
    """
    return [_read_question(child) for child in stream]


def _read_question(child: Any) -> QuestionSpec:
    value = child.value
    kind = kind_of(child.block_type)
    reading = kind.read(value)
    payload, texts = dict(reading.payload), {name: plain(value, name) for name in TEXTS} | reading.texts
    if kind.is_graded and value.get("hint_cost"):
        payload["hint_cost"] = value["hint_cost"]
    if ACCEPTED in texts:
        payload[ACCEPTED] = texts[ACCEPTED]
    taught_in = value.get("taught_in")
    return QuestionSpec(
        block_id=block_uuid(child.id),
        kind=question_kind(child.block_type),
        points=Decimal(value.get("points") or 1) if kind.is_graded else Decimal(0),
        shuffle=reading.shuffle,
        options=reading.options,
        payload=payload,
        texts=texts,
        taught_in=taught_in.translation_key if taught_in else None,
    )


def has_all_words(kind: str, payload: Mapping[str, Any], texts: Mapping[str, Any]) -> bool:
    """Whether a wording says everything that a key asks about, in its language.

    Args:
        kind: type of question.
        payload: the key.
        texts: the words.
    """
    hint = texts["hint"] or not payload.get("hint_cost")
    return bool(texts["prompt"] and hint) and kind_of(kind).has_all_words(payload, texts)
