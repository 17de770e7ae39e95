"""What a type of question is. One object a type, pure: no database, no request, no page.

A question has words (``texts``) and a key (``payload``). Words may be read by the learner before answering, except feedback,
accepted answers and consequences, which the type itself holds back; the key never leaves the server.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, ClassVar

from learning.enums import UNGRADED, QuestionKind

#: What was answered, by part of the question; a question without parts has the one part "". Values are option ids or typed text.
Answer = dict[str, list[str]]
Texts = Mapping[str, Any]
Payload = Mapping[str, Any]
#: The part of a question that has no parts.
WHOLE = ""
#: Typed answers; a reflection may be longer.
LONGEST_TYPED = 300
LONGEST_REFLECTION = 4000


@dataclass(frozen=True)
class Reading:
    """A question block taken apart.

    Args:
        payload: what grades, as plain JSON, without words. Ids are sorted where their order means nothing. A rule that is switched
            off leaves no key, so that a version made before the rule existed keeps its hash.
        options: ids in the author's order, for a type that shows them shuffled; else empty.
        texts: words beyond ``prompt``, ``hint``, ``feedback_correct`` and ``feedback_incorrect``, as plain JSON. Accepted answers
            stand under ``accepted`` as ``{part: [text, …]}``: those of the source language join the key, those of a translation do not.
        shuffle: whether the options may be shuffled.
    """

    payload: dict[str, Any] = field(default_factory=dict)
    options: list[str] = field(default_factory=list)
    texts: dict[str, Any] = field(default_factory=dict)
    shuffle: bool = False


class Kind(ABC):
    """A type of question. ``name`` is the name of its block, of its template and of its ``type`` in quiz files."""

    name: ClassVar[QuestionKind]

    @property
    def is_graded(self) -> bool:
        """Whether answers get points."""
        return self.name not in UNGRADED

    @abstractmethod
    def read(self, value: Any) -> Reading:
        """Take apart the value of its block. A draft may be incomplete; that is no error here.

        Raises:
            ValueError: when a list item has no id.
        """

    def has_all_words(self, payload: Payload, texts: Texts) -> bool:
        """Whether a translation says everything that this key asks about: equal parts, none empty, accepted answers for each."""
        return True

    @abstractmethod
    def accept(self, payload: Payload, posted: Answer) -> Answer:
        """Bring what was posted into the form that is kept. Empty values are left out; half an answer is no error.

        Raises:
            UnknownOptionError: when it names a part or an option that the question does not have.
            TooLongError: when a typed answer is too long.
        """

    @abstractmethod
    def is_answered(self, payload: Payload, answer: Answer) -> bool:
        """Whether the answer is whole, so that the quiz can be sent."""

    def missing(self, payload: Payload, answer: Answer) -> str:
        """What is still to be done, as the end of the line “Question 3: …”, in the present language."""
        raise NotImplementedError(self.name)

    def joined(self, payload: Payload, saved: Answer, answer: Answer) -> Answer:
        """What stands after ``answer`` comes on top of what was saved. A type whose earlier choices are final keeps those."""
        return answer

    def in_order(self, payload: Payload, texts: Texts, answer: Answer) -> list[str]:
        """The parts of an answer as they are read; a database gives them back in an order of its own."""
        return list(answer)

    def share(self, payload: Payload, texts: Texts, answer: Answer) -> Fraction:
        """Which share of the points the answer earns, 0 to 1. ``payload`` may hold accepted answers of the source language."""
        return Fraction(0)

    def counted(self, payload: Payload, answer: Answer) -> list[str]:
        """What the answer adds to the statistics: option ids, or ``part:option``; nothing that somebody typed."""
        return []

    @abstractmethod
    def form(self, payload: Payload, texts: Texts, order: list[str], answer: Answer) -> Any:
        """What the template ``components/questions/NAME.html`` shows as ``question.detail``. It holds nothing that tells the key."""

    @abstractmethod
    def result(self, payload: Payload, texts: Texts, order: list[str], answer: Answer, *, reveal: bool, counts: Mapping[str, int]) -> Any:
        """What the template ``components/answers/NAME.html`` shows as ``question.detail`` after the quiz was sent.

        Args:
            payload: the key that graded.
            texts: the words.
            order: option ids as they were shown.
            answer: what was answered.
            reveal: whether the right answer may be told: the step is passed, or no attempt is left.
            counts: how often each option was chosen, for a type that shows it.
        """
