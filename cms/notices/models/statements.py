"""Decisions on notices, and statements of reasons for what was taken down."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.notices.enums import GroundKind, Outcome
from cms.notices.registry import MOST_LETTERS

from .notices import ContentNotice, reference_of


class StatementOfReasons(models.Model):
    """A decision with its reasons (DSA, art. 16 ust. 5 and art. 17): on a notice, or on the editors' own initiative.

    No decision is made by a machine: whoever decided is named, and the mails say so.
    """

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    notice = models.OneToOneField(
        ContentNotice, verbose_name=_("notice"), null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="statement"
    )
    kind = models.CharField(max_length=MOST_LETTERS, blank=True, editable=False)
    object_key = models.UUIDField(null=True, blank=True, editable=False)
    address = models.CharField(_("address"), max_length=1000, editable=False)
    title = models.CharField(_("title at that time"), max_length=255, blank=True, editable=False)
    outcome = models.CharField(_("decision"), max_length=12, choices=Outcome)
    facts = models.TextField(_("facts"), max_length=5000)
    ground_kind = models.CharField(_("it rests on"), max_length=5, choices=GroundKind, blank=True)
    ground = models.CharField(_("provision or clause"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("decided by"), null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("statement of reasons")
        verbose_name_plural = _("statements of reasons")
        ordering = ("-decided_at", "-pk")
        indexes = [models.Index(fields=["kind", "object_key", "-decided_at"], name="mowis_notices_statement_object")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(facts=""),
                name="mowis_notices_facts_given",
                violation_error_message=_("Write on which facts the decision rests."),
            ),
            # DSA, art. 17 ust. 3: who loses something learns on what ground.
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.TAKEN_DOWN) | (~Q(ground_kind="") & ~Q(ground="")),
                name="mowis_notices_ground_given",
                violation_error_message=_("Name the provision or the clause of the terms on which the removal rests."),
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.TAKEN_DOWN) | (~Q(kind="") & Q(object_key__isnull=False)),
                name="mowis_notices_item_taken_down",
                violation_error_message=_("Only what somebody put on the portal can be taken down here."),
            ),
            models.CheckConstraint(
                condition=Q(notice__isnull=False) | Q(outcome=Outcome.TAKEN_DOWN),
                name="mowis_notices_decides_something",
                violation_error_message=_("Without a notice, the only decision is to take something down."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.get_outcome_display()}"

    @property
    def reference(self) -> str:
        """The number by which people speak of it: the notice's, if there is one."""
        return self.notice.reference if self.notice else reference_of(self.public_id)

    @property
    def is_removal(self) -> bool:
        """Whether the item was taken down."""
        return self.outcome == Outcome.TAKEN_DOWN
