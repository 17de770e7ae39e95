"""Certificates and what happened to each."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.accounts.models import Participant
from cms.core.models.immutable import ImmutableModel
from cms.credentials.enums import EventKind, State

from .rules import Rule, RuleVersion


class CertificateQuerySet(models.QuerySet["Certificate"]):
    """Queries with a meaning."""

    def valid(self) -> "CertificateQuerySet":
        """Those that were neither revoked nor replaced."""
        return self.filter(revoked_at=None, replaced_at=None)

    def ended(self) -> "CertificateQuerySet":
        """Those that were."""
        return self.exclude(revoked_at=None, replaced_at=None)

    def of(self, participant: Participant) -> "CertificateQuerySet":
        """A person's, also those given before they signed in that could not move with the rest."""
        return self.filter(Q(participant=participant) | Q(participant__merged_into=participant))


class Certificate(models.Model):
    """A certificate as it was given.

    ``snapshot`` holds what the paper says and does not follow later changes: ``holder``, ``title``, ``items`` (``key``, ``title``,
    ``done_on``, ``minutes``), ``minutes``, ``score``, ``completed_on``, ``rule_words``, ``issuer`` (``name``, ``address``). Only
    erasing the holder's data empties ``holder``. A certificate outlives the participant, whose progress may be deleted after a time.
    """

    public_id = models.CharField(_("address"), max_length=10, unique=True, editable=False)
    serial = models.CharField(_("number"), max_length=14, unique=True, editable=False)
    participant = models.ForeignKey(Participant, null=True, on_delete=models.SET_NULL, related_name="certificates")
    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="certificates", verbose_name=_("rule"))
    rule_version = models.ForeignKey(RuleVersion, on_delete=models.PROTECT, related_name="+")
    snapshot = models.JSONField(_("what it says"))
    #: Name and title without capitals and diacritics, for the search of the desk.
    found_by = models.CharField(max_length=500, editable=False)
    language = models.CharField(_("language"), max_length=10, default=settings.LANGUAGE_CODE)
    shows_name = models.BooleanField(_("the name is shown to whoever checks"), default=False)
    issued_at = models.DateTimeField(_("issued on"), default=timezone.now, editable=False)
    revoked_at = models.DateTimeField(_("revoked on"), null=True, editable=False)
    revoked_reason = models.CharField(_("reason"), max_length=300, blank=True)
    may_claim_again = models.BooleanField(_("may be claimed again"), default=False)
    replaced_by = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaces", editable=False)
    replaced_at = models.DateTimeField(_("replaced on"), null=True, editable=False)
    erased_at = models.DateTimeField(_("holder's data removed on"), null=True, editable=False)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-issued_at", "-pk"]
        indexes = [models.Index(fields=["participant", "rule"], name="mowis_credentials_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "rule"], condition=Q(revoked_at=None, replaced_at=None), name="mowis_credentials_one_valid"
            ),
            models.CheckConstraint(condition=Q(revoked_at=None) | ~Q(revoked_reason=""), name="mowis_credentials_revoked_says_why"),
            models.CheckConstraint(condition=Q(replaced_at=None) | Q(revoked_at=None), name="mowis_credentials_one_end"),
        ]

    def __str__(self) -> str:
        return self.serial

    @property
    def state(self) -> State:
        """What whoever checks it is told."""
        if self.revoked_at:
            return State.REVOKED
        return State.REPLACED if self.replaced_at else State.VALID

    @property
    def holder(self) -> str:
        """The name on the paper; empty once it was removed."""
        name: str = self.snapshot.get("holder", "")
        return name

    @property
    def title(self) -> str:
        """What it certifies, in its language."""
        title: str = self.snapshot["title"]
        return title


class CertificateEvent(ImmutableModel):
    """What happened to a certificate, by whom and why. Insert-only; ``reason`` is public where whoever checks has to know it."""

    certificate = models.ForeignKey(Certificate, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("what happened"), max_length=10, choices=EventKind)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("entry in a certificate's history")
        verbose_name_plural = _("entries in certificates' histories")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.certificate_id} {self.kind}"
