"""What happens to a certificate after it was given: revoked, corrected, shown, hidden. Nothing is lost: each leaves an entry."""

from django.db import transaction
from django.utils import timezone

from cms.accounts.models import User
from cms.credentials.enums import EventKind, State
from cms.credentials.errors import NoReasonError, NotCurrentError
from cms.credentials.models import Certificate, CertificateEvent

from .issuing import create_in_place_of
from .names import checked_name
from .telling import tell_holder


def _locked(certificate: Certificate) -> Certificate:
    """The certificate as it stands, locked.

    Raises:
        NotCurrentError: when it ended.
    """
    # PostgreSQL cannot lock the far side of a relation that may be empty, so only the row itself is locked.
    found = Certificate.objects.select_for_update(of=("self",)).select_related("rule", "participant").get(pk=certificate.pk)
    if found.state != State.VALID:
        raise NotCurrentError
    return found


def _checked_reason(reason: str) -> str:
    text = " ".join(reason.split())
    if not text:
        raise NoReasonError
    return text


@transaction.atomic
def revoke_certificate(*, certificate: Certificate, reason: str, by: User, may_claim_again: bool = False) -> Certificate:
    """Take a certificate back. Whoever checks it sees that, when and why.

    Args:
        certificate: which.
        reason: why, in a sentence for strangers; it must not name anybody.
        by: the editor who decides.
        may_claim_again: whether the person may ask for a new one, as after a mistake of the office.

    Raises:
        NoReasonError: without a reason.
        NotCurrentError: when it was revoked or replaced meanwhile.
    """
    text = _checked_reason(reason)
    found = _locked(certificate)
    found.revoked_at, found.revoked_reason, found.may_claim_again = timezone.now(), text, may_claim_again
    found.save(update_fields=["revoked_at", "revoked_reason", "may_claim_again"])
    CertificateEvent.objects.create(certificate=found, kind=EventKind.REVOKED, reason=text, by=by, at=found.revoked_at)
    tell_holder(certificate=found)
    return found


@transaction.atomic
def correct_name(*, certificate: Certificate, name: str, reason: str, by: User) -> Certificate:
    """Replace a certificate by one with another name. The old one stays and leads to the new.

    Args:
        certificate: which.
        name: the name as it shall be.
        reason: why, such as a slip of the pen or a change of name.
        by: the editor who decides.

    Returns:
        The new certificate, with a number of its own.

    Raises:
        NameRefusedError: when this is no name.
        NoReasonError: without a reason.
        NotCurrentError: when it was revoked or replaced meanwhile.
    """
    holder, text = checked_name(name), _checked_reason(reason)
    old = _locked(certificate)
    old.replaced_at = timezone.now()
    old.save(update_fields=["replaced_at"])
    new = create_in_place_of(certificate=old, snapshot={**old.snapshot, "holder": holder})
    old.replaced_by = new
    old.save(update_fields=["replaced_by"])
    CertificateEvent.objects.create(certificate=old, kind=EventKind.CORRECTED, reason=text, by=by, at=old.replaced_at)
    tell_holder(certificate=new)
    return new


@transaction.atomic
def show_name(*, certificate: Certificate, shown: bool) -> Certificate:
    """Let whoever checks see the holder's name, or initials only. The holder decides, and may change their mind.

    Args:
        certificate: which; of any state.
        shown: whether the name is shown.
    """
    found = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if found.shows_name != shown and found.erased_at is None:
        found.shows_name = shown
        found.save(update_fields=["shows_name"])
        CertificateEvent.objects.create(certificate=found, kind=EventKind.SHOWN if shown else EventKind.HIDDEN)
    return found
