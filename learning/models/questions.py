"""Questions as they are asked and graded: versions that never change, texts beside them."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core.models.immutable import ImmutableModel
from learning.enums import UNGRADED, QuestionKind


class QuestionQuerySet(models.QuerySet["Question"]):
    """Queries with a meaning."""

    def asked_in(self, step_key: Any) -> "QuestionQuerySet":
        """The questions that a step asks now, in order."""
        return self.filter(step_key=step_key, retired_at=None).exclude(current=None).order_by("position", "pk")


class Question(models.Model):
    """A question of a step: a StreamField block, known by the step's translation key and the block's id.

    Order, shuffling and where it is taught are presentation and may change; what is right and what it is worth stand in the versions.
    """

    step_key = models.UUIDField(_("step"))
    block_id = models.UUIDField(_("block"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    shuffle = models.BooleanField(_("shuffle the options"), default=True)
    option_order = models.JSONField(_("options in the author's order"), default=list)
    taught_in = models.UUIDField(_("step that teaches it"), null=True, blank=True)
    current = models.ForeignKey("QuestionVersion", verbose_name=_("current version"), null=True, on_delete=models.PROTECT, related_name="+")
    retired_at = models.DateTimeField(_("removed on"), null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [models.UniqueConstraint(fields=["step_key", "block_id"], name="mowis_learning_question_once")]

    def __str__(self) -> str:
        return str(self.block_id)


class QuestionVersion(ImmutableModel):
    """What a question grades by: options, which are right, points. Going back to an earlier key reuses its row.

    ``payload`` is what its type grades by (``learning.kinds``), ``{"options": [id, …], "correct": [id, …]}`` with sorted ids for
    a choice. Accepted answers in other languages stand in the wordings. It never leaves the server before submission.
    """

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("type"), max_length=20, choices=QuestionKind)
    points = models.DecimalField(_("points"), max_digits=6, decimal_places=2)
    scoring_hash = models.CharField(max_length=64)
    payload = models.JSONField()
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("question version")
        verbose_name_plural = _("question versions")
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="mowis_learning_version_number_once"),
            models.UniqueConstraint(fields=["question", "scoring_hash"], name="mowis_learning_version_key_once"),
            models.CheckConstraint(
                condition=models.Q(points__gt=0) | models.Q(points=0, kind__in=[kind.value for kind in sorted(UNGRADED)]),
                name="mowis_learning_graded_version_has_points",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} v{self.number}"


class QuestionText(ImmutableModel):
    """The words of a version in one language. A mended typo adds a row; answers keep the row that they were given to.

    ``source_hash`` is the ``text_hash`` of the source's words that these translate: a translation of other words is not shown.
    ``texts`` is ``{"prompt", "hint", "feedback_correct", "feedback_incorrect", "options": {id: {"text", "feedback"}}}`` and what
    else the type of question says in words, accepted answers among them.
    """

    mutable_fields = frozenset({"is_current", "source_hash"})

    version = models.ForeignKey(QuestionVersion, on_delete=models.PROTECT, related_name="wordings")
    locale = models.CharField(_("language"), max_length=10)
    text_hash = models.CharField(max_length=64)
    texts = models.JSONField()
    source_hash = models.CharField(max_length=64)
    is_current = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("question wording")
        verbose_name_plural = _("question wordings")
        constraints = [
            models.UniqueConstraint(fields=["version", "locale", "text_hash"], name="mowis_learning_wording_once"),
            models.UniqueConstraint(
                fields=["version", "locale"], condition=models.Q(is_current=True), name="mowis_learning_one_current_wording"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.locale}"
