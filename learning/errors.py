"""What can go wrong with an answer. Each is told to the person in words (learning.views.answers)."""

from uuid import UUID

from cms.core.publishing import PublishRefusedError


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


class ForeignAttemptError(LearningError):
    """The attempt belongs to another participant."""


class SignedOutError(LearningError):
    """The form was made for an account that is signed out by now; its answers are to be kept."""


class QuizRequiredError(LearningError):
    """A step with a quiz is done by passing the quiz, not by saying so."""


class TranslationIncompleteError(LearningError, PublishRefusedError):
    """A quiz step misses strings in a language, or its key differs from the source's."""
