"""Types of question: what each grades by, how it is answered, what it shows."""

from .base import WHOLE, Answer, Kind, Payload, Reading, Texts

__all__ = ["WHOLE", "Answer", "Kind", "Payload", "Reading", "Texts"]
