"""What can go wrong with an answer. Each is told to the person in words (learning.views.answers)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from cms.core.publishing import PublishRefusedError

if TYPE_CHECKING:
    from learning.domain.answering.opening import Reason


class LearningError(Exception):
    """Something that a person may be told."""


class BadAttemptKeyError(LearningError):
    """The attempt key is not one that the portal signed."""


class StaleFormError(LearningError):
    """The form is too old, or what it asks was changed so much that it cannot be graded."""


class StepWithdrawnError(LearningError):
    """The step is not part of a live course any more."""


class UnansweredError(LearningError):
    """Some questions have no answer, or a single choice has two."""

    def __init__(self, blocks: list[UUID]) -> None:
        super().__init__(f"{len(blocks)} questions without an answer")
        self.blocks = blocks


class UnknownOptionError(LearningError):
    """An answer names a question or an option that was not asked."""


class TooLongError(LearningError):
    """A typed answer is longer than what is kept. Nothing is cut. ``block`` is the question, where it is known."""

    def __init__(self, *, length: int, limit: int, block: UUID | None = None) -> None:
        super().__init__(f"{length} of {limit} characters")
        self.length, self.limit, self.block = length, limit, block


class ClosedError(LearningError):
    """The quiz takes no answer now: a rule of the course says so. What was typed is kept."""

    def __init__(self, reasons: "Sequence[Reason]") -> None:
        super().__init__("; ".join(str(reason) for reason in reasons))
        self.reasons = reasons


class UnreadableError(LearningError):
    """The form holds characters that no text has, as a NUL byte is."""


class SentAlreadyError(LearningError):
    """The attempt that answers are to be saved in was submitted meanwhile, by another tab or device. Nothing is changed."""

    def __init__(self, attempt_id: UUID) -> None:
        super().__init__(str(attempt_id))
        self.attempt_id = attempt_id


class ForeignAttemptError(LearningError):
    """The attempt belongs to another participant."""


class SignedOutError(LearningError):
    """The form was made for an account that is signed out by now; its answers are to be kept."""


class QuizRequiredError(LearningError):
    """A step with a quiz is done by passing the quiz, not by saying so."""


class NotConfirmedError(LearningError):
    """The sentence that completes a step was not confirmed. Nothing is counted."""


class RulesContradictError(LearningError, PublishRefusedError):
    """A step could not be done by the rule that it states."""


class TranslationIncompleteError(LearningError, PublishRefusedError):
    """A quiz step misses strings in a language, or its key differs from the source's."""


class RegradeRefusedError(LearningError):
    """A question cannot be graded again. ``reason`` is a value of ``learning.domain.regrading.plan.Refusal``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class PlanOutdatedError(LearningError):
    """The key was changed after the plan of a regrade was looked at. Nothing is graded."""


class GroupNotFoundError(LearningError):
    """There is no such group, or it is none of this person's; nobody is told which."""


class GroupEndedError(LearningError):
    """The group has ended. Nothing was changed."""


class GroupFullError(LearningError):
    """The group has as many members as one may have. Nobody joined."""


class TooManyGroupsError(LearningError):
    """The person coordinates as many groups as one may."""


class NoConsentError(LearningError):
    """Somebody joins a group without agreeing to anything, so there is nothing to join for."""
