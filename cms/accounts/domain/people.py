"""What a person does with their own account."""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Q

from cms.accounts import erasing
from cms.accounts.errors import LastAdministratorError
from cms.accounts.models import DeviceToken, Participant, TransferLink, User


@transaction.atomic
def update_profile(*, user: User, first_name: str, last_name: str, audience: str, language: str) -> User:
    """Change what a person says about themselves; reports by audience follow.

    Args:
        user: the person.
        first_name: as they want to be called.
        last_name: as above.
        audience: a value of ``Audience``.
        language: a code of ``LANGUAGES``, used in mails.

    Returns:
        The saved person.
    """
    user.first_name, user.last_name, user.audience, user.language = first_name, last_name, audience, language
    user.save(update_fields=["first_name", "last_name", "audience", "language"])
    Participant.objects.filter(user=user).update(audience=audience)
    return user


@transaction.atomic
def delete_account(*, user: User) -> None:
    """Delete a person and cut what they did loose from them (RODO, art. 17).

    The participant stays without name, e-mail, cookie and time of day, so that the counts of courses stay true. What somebody
    kept for themselves goes (``cms.accounts.erasing``). What a member of staff published stays, without the author.

    Args:
        user: the person; the sessions end by themselves, because their user is gone.

    Raises:
        LastAdministratorError: when nobody else could manage the portal.
    """
    locked = User.objects.select_for_update().get(pk=user.pk)
    if locked.is_superuser and locked.is_active:
        others = User.objects.select_for_update().filter(is_superuser=True, is_active=True).exclude(pk=locked.pk)
        if not others.exists():
            raise LastAdministratorError("This is the only administrator.")
    participant = Participant.objects.select_for_update().filter(user=locked).first()
    if participant is not None:
        for one in [participant, *participant.merged_from.select_for_update().order_by("pk")]:
            for eraser in erasing.registered():
                eraser(participant=one)
        _cut_loose(participant)
    locked.delete()


def _cut_loose(participant: Participant) -> None:
    """Take away everything by which a participant could be found: account, cookie of a device, time of day."""
    participant.user = None
    participant.token_hash = None
    participant.created_at, participant.last_seen_at = (
        moment.replace(hour=0, minute=0, second=0, microsecond=0) for moment in (participant.created_at, participant.last_seen_at)
    )
    participant.save(update_fields=["user", "token_hash", "created_at", "last_seen_at"])
    participant.merged_from.update(token_hash=None)
    for model in (DeviceToken, TransferLink):
        model.objects.filter(Q(participant=participant) | Q(participant__merged_into=participant)).delete()


@transaction.atomic
def match_addresses(*, user: User) -> None:
    """Forget addresses that are no longer a person's login, after an administrator changed it.

    Otherwise the old mailbox could still ask for a new password. The new address is confirmed at the next sign-in.

    Args:
        user: the person whose e-mail may have changed.
    """
    EmailAddress.objects.filter(user=user).exclude(email__iexact=user.email).delete()
