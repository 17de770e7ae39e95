"""Rules as data. What an editor changes makes a new version; certificates name the version by which they were given."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.accounts.models import Audience
from cms.core.models.immutable import ImmutableModel
from cms.credentials.enums import RuleKind


class Rule(models.Model):
    """What a certificate is given for, as it stands now.

    ``keys`` are translation keys of courses or trainings as text; empty means any. ``titles`` are by language; a rule about one
    course may leave them out and is then called like the course.
    """

    code = models.SlugField(_("short name"), max_length=60, unique=True, help_text=_("Part of the address; small letters, digits, dashes."))
    kind = models.CharField(_("given when"), max_length=10, choices=RuleKind, default=RuleKind.PASSED)
    keys = models.JSONField(_("which"), default=list, blank=True)
    minimum = models.PositiveSmallIntegerField(_("how many"), default=1)
    audience = models.CharField(
        _("for whom"),
        max_length=12,
        choices=Audience,
        blank=True,
        help_text=_("Counts only what was done on behalf of this audience. Empty: for everybody."),
    )
    titles = models.JSONField(_("title"), default=dict, blank=True)
    show_hours = models.BooleanField(_("say how many hours it took"), default=True)
    show_score = models.BooleanField(_("say the score in percent"), default=False)
    is_offered = models.BooleanField(_("given now"), default=True, help_text=_("Off: nobody new gets it; what was given stays valid."))

    class Meta:
        verbose_name = _("certificate rule")
        verbose_name_plural = _("certificate rules")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=models.Q(minimum__gte=1), name="mowis_credentials_rule_asks_for_something"),
        ]

    def __str__(self) -> str:
        return self.title_in(settings.LANGUAGE_CODE) or self.code

    def title_in(self, language: str) -> str:
        """The title in a language, else in the source language; empty for a rule that is called like its course."""
        title: str = self.titles.get(language) or self.titles.get(settings.LANGUAGE_CODE, "")
        return title


class RuleVersion(ImmutableModel):
    """A rule as it stood at a time (``content``: its fields). Never changed and never deleted while a certificate names it."""

    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    content = models.JSONField(_("content"))
    created_at = models.DateTimeField(_("valid from"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("version of a rule")
        verbose_name_plural = _("versions of rules")
        ordering = ["rule", "number"]
        constraints = [models.UniqueConstraint(fields=["rule", "number"], name="mowis_credentials_version_once")]

    def __str__(self) -> str:
        return f"{self.rule.code} {self.number}"
