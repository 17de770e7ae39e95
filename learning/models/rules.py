"""Rules of answering: the same fields on course, module and step. What is left empty is taken from above."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from cms.core.fields import PortalStreamField
from learning.blocks import PrerequisitesBlock
from learning.enums import CompletionRule, ScoreRule
from learning.rule_form import RulesForm

PERCENT = [MinValueValidator(1), MaxValueValidator(100)]
#: A delay of more than thirty days is a closing date.
LONGEST_DELAY = 30 * 24 * 60
MOST_ATTEMPTS = 50


class RulesMixin(models.Model):
    """Rules that a course states for all its steps, a module for its own, a step for itself.

    ``learning.domain.publishing.structure`` settles what applies to each step and writes it into the course structure; nothing that counts
    reads these fields. The time windows of course, module and step all have to be open; prerequisites add up.
    """

    attempts_allowed = models.PositiveSmallIntegerField(
        _("attempts allowed"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST_ATTEMPTS)],
        help_text=_("Empty: as above in the course; on the course itself, as many as people like. 0: as many as people like."),
    )
    attempt_delay = models.PositiveIntegerField(
        _("minutes between attempts"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(LONGEST_DELAY)],
        help_text=_("How long to wait before the next attempt. Empty: as above in the course. 0: no waiting."),
    )
    score_rule = models.CharField(
        _("which attempt counts"),
        max_length=10,
        choices=ScoreRule,
        blank=True,
        help_text=_("Empty: as above in the course; else the best."),
    )
    completion_rule = models.CharField(
        _("a step is done when it is"),
        max_length=10,
        choices=CompletionRule,
        blank=True,
        help_text=_(
            "Empty: as above in the course; else a step with a quiz is done when it is passed, any other when the learner says so."
        ),
    )
    opens_at = models.DateTimeField(
        _("open from"),
        null=True,
        blank=True,
        help_text=_("Until then no answer is taken, and nobody can mark the step as done. Reading is always open."),
    )
    closes_at = models.DateTimeField(
        _("open until"),
        null=True,
        blank=True,
        help_text=_("From then on no answer is taken, and nobody can mark the step as done. Reading stays open."),
    )
    prerequisites = PortalStreamField(
        PrerequisitesBlock(),
        verbose_name=_("first comes"),
        blank=True,
        help_text=_("What has to be done before the step takes answers or can be marked as done. Reading is always open."),
    )

    rule_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("attempts_allowed"), FieldPanel("attempt_delay")]),
                FieldRowPanel([FieldPanel("score_rule"), FieldPanel("completion_rule")]),
                FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
                FieldPanel("prerequisites"),
            ],
            heading=_("Rules"),
            classname="collapsed",
        )
    ]
    synchronized_rule_fields: ClassVar[list[Any]] = [
        SynchronizedField(name, overridable=False)
        for name in ("attempts_allowed", "attempt_delay", "score_rule", "completion_rule", "opens_at", "closes_at", "prerequisites")
    ]

    base_form_class = RulesForm

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Check that the window opens before it closes.

        Raises:
            ValidationError: when it does not.
        """
        super().clean()
        if self.opens_at and self.closes_at and self.opens_at >= self.closes_at:
            raise ValidationError({"closes_at": _("It would close before it opens. Give a later date, or leave one of them empty.")})
