"""What can be wrong with a signed credential, and with the keys that sign."""

from datetime import datetime


class NoKeyError(Exception):
    """There is no key to sign with. Certificates are issued all the same, without the credential."""


class BadKeysError(NoKeyError):
    """Keys are set, but cannot be used; the message says why and never shows a key."""


class CredentialError(Exception):
    """A credential that must not be believed, or not yet."""


class MalformedError(CredentialError):
    """It is not a credential: cut off, not JSON, or its parts contradict each other."""


class AlgorithmError(CredentialError):
    """It names another way of signing than ours, “none” among them."""


class UnknownKeyError(CredentialError):
    """It names a key that the issuer's document does not hold."""


class ForgedError(CredentialError):
    """The signature does not belong to what is written."""


class WrongIssuerError(CredentialError):
    """It says that somebody else issued it."""


class NotYetValidError(CredentialError):
    """It begins later than now, and later than clocks differ."""


class ExpiredError(CredentialError):
    """It has ended."""


class StatusUnknownError(CredentialError):
    """The status list that was given says nothing of this credential, or cannot be believed."""


class RevokedError(CredentialError):
    """It was revoked; the list that says so is of ``as_of``."""

    def __init__(self, as_of: datetime) -> None:
        super().__init__(f"Revoked, as of {as_of.isoformat()}.")
        self.as_of = as_of
