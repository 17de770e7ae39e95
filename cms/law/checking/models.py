"""What was changed in an act, which places must be looked at because of it, and when a question was looked at.

A place is known by the type of page and its ``translation_key``, a question by its block's id as well. There is no foreign key to a
page: all languages of a page are one place, and moving or copying pages cascades nowhere.
"""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .enums import Resolution


class ActChange(models.Model):
    """A fact of an act that was changed: what it was, what it is. Dates are written as ISO 8601."""

    act = models.ForeignKey("mowis_law.LegalAct", verbose_name=_("legal act"), on_delete=models.CASCADE, related_name="changes")
    field = models.CharField(_("field"), max_length=30)
    old = models.TextField(_("before"), blank=True)
    new = models.TextField(_("now"), blank=True)
    changed_at = models.DateTimeField(_("changed on"), default=timezone.now)

    class Meta:
        verbose_name = _("change of an act")
        verbose_name_plural = _("changes of acts")
        ordering = ["changed_at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(old=F("new")), name="mowis_law_change_changes_something")]
        indexes = [models.Index(fields=["act", "changed_at"], name="mowis_law_change_of_act")]

    def __str__(self) -> str:
        return f"{self.field}: {self.old} → {self.new}"


class LegalFlag(models.Model):
    """A place that must be looked at, because an act that it cites was changed at ``flagged_at`` and perhaps again since."""

    act = models.ForeignKey("mowis_law.LegalAct", verbose_name=_("legal act"), on_delete=models.CASCADE, related_name="flags")
    content_type = models.ForeignKey(ContentType, verbose_name=_("type of page"), on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField(_("page"))
    block_id = models.UUIDField(_("question"), null=True, blank=True)
    flagged_at = models.DateTimeField(_("flagged on"), default=timezone.now)
    resolved_at = models.DateTimeField(_("settled on"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("settled by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    resolution = models.CharField(_("how"), max_length=15, choices=Resolution, blank=True)

    class Meta:
        verbose_name = _("flag of a place")
        verbose_name_plural = _("flags of places")
        constraints = [
            models.UniqueConstraint(
                fields=["act", "content_type", "key"],
                condition=Q(resolved_at=None, block_id=None),
                name="mowis_law_one_open_flag_of_page",
            ),
            models.UniqueConstraint(
                fields=["act", "content_type", "key", "block_id"],
                condition=Q(resolved_at=None, block_id__isnull=False),
                name="mowis_law_one_open_flag_of_question",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at=None, resolution="") | (Q(resolved_at__isnull=False) & ~Q(resolution="")),
                name="mowis_law_settled_flag_says_how",
            ),
        ]
        indexes = [models.Index(fields=["key"], condition=Q(resolved_at=None), name="mowis_law_open_flags_by_page")]

    def __str__(self) -> str:
        return f"{self.act_id} → {self.key}"


class QuestionCheck(models.Model):
    """When a question was last compared with the law on its own; its date of a next check is that of its step."""

    page_key = models.UUIDField(_("page"))
    block_id = models.UUIDField(_("question"))
    checked_on = models.DateField(_("checked on"))
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("checked by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("check of a question")
        verbose_name_plural = _("checks of questions")
        constraints = [models.UniqueConstraint(fields=["page_key", "block_id"], name="mowis_law_question_checked_once")]

    def __str__(self) -> str:
        return f"{self.block_id}: {self.checked_on}"
