"""Certificates when people sign in, copy their data, or delete their account."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.accounts.exporting import Table
from cms.accounts.models import Participant, User
from cms.credentials.enums import EventKind
from cms.credentials.models import Certificate, CertificateEvent, Holder

from .addresses import verification_address
from .issuing import found_by


def merge_certificates(*, source: Participant, target: Participant) -> None:
    """Move certificates and the confirmed name to the account.

    Where both hold a certificate of one rule, the source's stays where it is and counts as the person's nonetheless: both papers are
    true, and neither is revoked because somebody signed in.

    Args:
        source: who is joined.
        target: who stays, with a name of their own if they have one.
    """
    held = Certificate.objects.valid().filter(participant=target).values_list("rule_id", flat=True)
    mine = Certificate.objects.filter(participant=source)
    mine.exclude(rule__in=list(held), revoked_at=None, replaced_at=None).update(participant=target)
    if not Holder.objects.filter(participant=target).exists():
        Holder.objects.filter(participant=source).update(participant=target)
    Holder.objects.filter(participant=source).delete()


@transaction.atomic
def erase_holder(*, participant: Participant) -> None:
    """Take the holder's name from their certificates. Each stays as a fact, so that whoever checks the paper is told the truth.

    Args:
        participant: of the deleted account, or one that was merged into it.
    """
    for certificate in Certificate.objects.select_for_update().filter(participant=participant, erased_at=None):
        certificate.snapshot = {**certificate.snapshot, "holder": ""}
        certificate.erased_at, certificate.shows_name = timezone.now(), False
        certificate.found_by = found_by(certificate.snapshot)
        certificate.save(update_fields=["snapshot", "erased_at", "shows_name", "found_by"])
        CertificateEvent.objects.create(certificate=certificate, kind=EventKind.ERASED)
    Holder.objects.filter(participant=participant).delete()


def certificate_tables(*, participant: Participant | None, user: User | None) -> list[Table]:
    """What this room keeps of a person, for the copy of their data; three statements."""
    columns = {
        "serial": _("Certificate number"),
        "address": _("Address"),
        "title": _("Title"),
        "holder": _("Name on it"),
        "language": _("Language"),
        "shows_name": _("The name is shown"),
        "issued_at": _("Issued on"),
        "state": _("State"),
        "revoked_reason": _("Reason for revoking"),
        "says": _("What it says"),
    }
    names = {"name": _("Name"), "language": _("Language"), "shows_name": _("The name is shown"), "confirmed_at": _("Confirmed on")}
    people = [participant.pk, *Participant.objects.filter(merged_into=participant).values_list("pk", flat=True)] if participant else []
    rows = [
        {
            "serial": one.serial,
            "address": verification_address(one.public_id),
            "title": one.title,
            "holder": one.holder,
            "language": one.language,
            "shows_name": one.shows_name,
            "issued_at": one.issued_at,
            "state": str(one.state.label),
            "revoked_reason": one.revoked_reason,
            "says": one.snapshot,
        }
        for one in Certificate.objects.filter(participant__in=people).order_by("pk")
    ]
    holders = Holder.objects.filter(participant__in=people).order_by("pk")
    return [
        Table("certificates", _("Certificates"), columns, rows),
        Table("certificate_name", _("Name for certificates"), names, [{name: getattr(one, name) for name in names} for one in holders]),
    ]
