"""The signed key of a „zrobione” form: sent twice it is one person, and a session that ended is noticed."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.core import signing

SALT = "learning.confirm"


@dataclass(frozen=True)
class ConfirmKey:
    """What a form was made for. ``participant`` is 0 for nobody yet."""

    form_id: UUID
    participant: int

    def dump(self) -> str:
        """The key as it travels in the form."""
        return signing.dumps([str(self.form_id), self.participant], salt=SALT)


def mint(participant: int) -> ConfirmKey:
    """Make the key of a fresh form.

    Args:
        participant: primary key of the person, 0 for somebody not known yet.
    """
    return ConfirmKey(uuid4(), participant)


def load(text: str) -> ConfirmKey:
    """Read a key that came back. One that the portal did not sign counts as a fresh one: nothing hangs on it."""
    try:
        form_id, participant = signing.loads(text, salt=SALT)
        return ConfirmKey(UUID(form_id), int(participant))
    except (signing.BadSignature, ValueError, TypeError):
        return mint(0)
