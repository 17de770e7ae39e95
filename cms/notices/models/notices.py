"""Notices: what somebody reports."""

from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.notices.enums import NoticeCategory, NoticeState
from cms.notices.registry import MOST_LETTERS, Item, find

MOST_IN_EXPLANATION = 10_000
MOST_IN_ADDRESS = 1000


def reference_of(public_id: UUID) -> str:
    """The number by which people and editors speak of a notice or a statement, such as 3F2A-9C1B."""
    letters = public_id.hex[:8].upper()
    return f"{letters[:4]}-{letters[4:]}"


class ContentNotice(models.Model):
    """A notice of content that somebody considers illegal or against the terms (DSA, art. 16).

    ``kind`` and ``object_key`` name the item in the registry; both are empty for a page of the portal itself. The address
    and the title stay as they were when the notice came, whatever happens to the item.
    """

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=MOST_LETTERS, blank=True, editable=False)
    object_key = models.UUIDField(null=True, blank=True, editable=False)
    address = models.CharField(_("address"), max_length=MOST_IN_ADDRESS)
    title = models.CharField(_("title at that time"), max_length=255, blank=True)
    category = models.CharField(_("what is wrong with it"), max_length=20, choices=NoticeCategory)
    explanation = models.TextField(_("explanation"), max_length=MOST_IN_EXPLANATION)
    notifier_name = models.CharField(_("name"), max_length=150, blank=True)
    notifier_email = models.EmailField(_("e-mail"), blank=True)
    good_faith = models.BooleanField(_("statement of good faith"), default=False)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    state = models.CharField(_("state"), max_length=10, choices=NoticeState, default=NoticeState.RECEIVED)
    created_at = models.DateTimeField(_("received"), default=timezone.now, editable=False)
    client_hash = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ("-state", "created_at", "pk")  # waiting before decided, the oldest first
        indexes = [
            models.Index(fields=["state", "created_at"], name="mowis_notices_waiting"),
            models.Index(fields=["client_hash", "created_at"], name="mowis_notices_client"),
            models.Index(fields=["kind", "object_key"], name="mowis_notices_object"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="", object_key=None) | (~Q(kind="") & Q(object_key__isnull=False)),
                name="mowis_notices_kind_has_key",
                violation_error_message=_("A notice names both the kind of an item and its key, or neither."),
            ),
            models.CheckConstraint(
                condition=~Q(explanation=""),
                name="mowis_notices_explained",
                violation_error_message=_("Explain what is wrong and why."),
            ),
            # DSA, art. 16 ust. 2 lit. c: only a notice of an offence against children may come without a name.
            models.CheckConstraint(
                condition=Q(category=NoticeCategory.CHILD) | (~Q(notifier_name="") & ~Q(notifier_email="")),
                name="mowis_notices_notifier_named",
                violation_error_message=_("Give your name and e-mail. Only a notice about the abuse of a child may come without them."),
            ),
            models.CheckConstraint(
                condition=Q(good_faith=True),
                name="mowis_notices_good_faith",
                violation_error_message=_("Confirm that you report this in good faith."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=NoticeState.values),
                name="mowis_notices_state_known",
                violation_error_message=_("A notice is waiting or decided."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title or self.address}"

    @property
    def reference(self) -> str:
        """The number by which people speak of it."""
        return reference_of(self.public_id)

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has decided yet."""
        return self.state == NoticeState.RECEIVED

    @property
    def item(self) -> Item | None:
        """What was reported, as it stands now; None for a page of the portal itself and for what is gone."""
        return find(self.kind, self.object_key) if self.kind else None

    @property
    def decision(self) -> Any:
        """The decision, or None."""
        return getattr(self, "statement", None)
