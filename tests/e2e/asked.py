"""A question as it stands in the seeded database: its type, its key, and its words in one language."""

from dataclasses import dataclass
from typing import Any

from learning.enums import QuestionKind


@dataclass(frozen=True)
class AskedQuestion:
    """A question with its key.

    Attributes:
        block: the id of its block, which ends its name in the form.
        kind: its type.
        payload: what grades it.
        texts: what the learner reads, in the language that was asked for.
    """

    block: str
    kind: QuestionKind
    payload: dict[str, Any]
    texts: dict[str, Any]

    @property
    def name(self) -> str:
        """What its field is called, or what the names of its fields begin with."""
        return f"q-{self.block}"

    def field(self, part: str) -> str:
        """What the field of a part is called."""
        return f"{self.name}.{part}"

    @property
    def options(self) -> dict[str, dict[str, str]]:
        """What can be chosen, where something can."""
        options: dict[str, dict[str, str]] = self.texts.get("options", {})
        return options

    @property
    def right(self) -> list[str]:
        """The options that are right; none where another type is asked."""
        return list(self.payload.get("correct", []))

    @property
    def wrong(self) -> list[str]:
        """The options that are not."""
        return [option for option in self.options if option not in self.right]
