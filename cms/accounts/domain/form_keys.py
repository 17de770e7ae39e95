"""The signed key of a form of somebody's own things: sent twice it is one person, and a session that ended is noticed."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

from django.core import signing
from django.http import HttpRequest
from django.utils import timezone

from cms.accounts.domain.participants import obtain_participant
from cms.accounts.errors import FormOfAccountError, FormOfAnotherError
from cms.accounts.models import Participant
from cms.accounts.participants import current_participant
from cms.core import one_use
from cms.core.middleware.caching import keep_no_copy

SALT = "cms.accounts.form"
#: What such keys are called among those for one use.
ONE_USE = "form"


@dataclass(frozen=True)
class FormKey:
    """What a form was made for. ``participant`` is 0 for nobody yet; ``given_at`` is when it was drawn."""

    form_id: UUID
    participant: int
    given_at: datetime

    def dump(self) -> str:
        """The key as it travels in the form."""
        return signing.dumps([str(self.form_id), self.participant, self.given_at.timestamp()], salt=SALT)


def mint(request: HttpRequest) -> FormKey:
    """Make the key of a fresh form for the person of a request."""
    participant = current_participant(request)
    return FormKey(uuid4(), participant.pk if participant else 0, timezone.now())


def give_out(request: HttpRequest) -> str:
    """Make the key of a fresh form for the person of a request, as it travels in it. A page that carries one is nobody else's."""
    key = mint(request)
    text = key.dump()
    if key.participant:
        keep_no_copy(request)
    else:
        one_use.give_out(request, ONE_USE, [text])
    return text


def for_nobody_yet() -> list[str]:
    """The key of a fresh form for somebody whom the portal does not know (``cms.core.one_use``)."""
    return [FormKey(uuid4(), 0, timezone.now()).dump()]


def load(text: str) -> FormKey:
    """Read a key that came back. One that the portal did not sign counts as a fresh one of nobody: nothing hangs on it."""
    try:
        form_id, participant, given = signing.loads(text, salt=SALT)
        return FormKey(UUID(form_id), int(participant), datetime.fromtimestamp(given, tz=UTC))
    except (signing.BadSignature, ValueError, TypeError, OverflowError):
        return FormKey(uuid4(), 0, timezone.now())


def owner_of(request: HttpRequest, key: FormKey) -> Participant:
    """The participant whose form this is, locked until the caller's transaction ends.

    Args:
        request: the POST.
        key: of the form; one that was made for nobody yet is of whoever sends it.

    Raises:
        FormOfAccountError: when it was made for an account that is signed out by now.
        FormOfAnotherError: when it was made for somebody else. Both roll back a participant that was made.
    """
    return owner_for(request, form_id=key.form_id, made_for=key.participant)


def owner_for(request: HttpRequest, *, form_id: UUID, made_for: int) -> Participant:
    """The same for forms that are known by a key of another kind.

    Args:
        request: the POST.
        form_id: what the form was minted with.
        made_for: primary key of the participant it was made for, 0 for nobody yet.

    Raises:
        FormOfAccountError: as above.
        FormOfAnotherError: as above.
    """
    participant = obtain_participant(request=request, form_id=form_id)
    if made_for in {0, participant.pk}:
        return participant
    first = Participant.objects.filter(pk=made_for).first()
    if first and first.merged_into_id == participant.pk:
        return participant
    if first and (first.user_id or first.merged_into_id) and not request.user.is_authenticated:
        raise FormOfAccountError
    raise FormOfAnotherError
