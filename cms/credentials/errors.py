"""What can go wrong with certificates, by name."""

from typing import Any


class CredentialsError(Exception):
    """The root of the errors of this room."""


class NotEarnedError(CredentialsError):
    """The rule is not met yet; ``standing`` says what is missing (``cms.credentials.domain.standing.Standing``)."""

    def __init__(self, standing: Any) -> None:
        super().__init__(f"{standing.have} of {standing.need}")
        self.standing = standing


class NotOfferedError(CredentialsError):
    """The certificate is not given any more, or not to this person after an earlier one was revoked."""


class NameRefusedError(CredentialsError):
    """This cannot stand on a certificate as somebody's name; ``sentence`` says why, in the reader's language."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotCurrentError(CredentialsError):
    """The certificate was revoked or replaced meanwhile, so nothing about it changes any more."""


class NoReasonError(CredentialsError):
    """A certificate is revoked or corrected with a reason only: whoever checks it reads it."""
