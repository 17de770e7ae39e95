"""The glossary of translators: how a term of the source is said in a language, and how it is not."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.replace("\n", ",").split(",") if word.strip()]


class ApprovedTerm(models.Model):
    """A term in the source language and its approved translation: *fundacja* is “foundation”, not “fund”."""

    term = models.CharField(
        _("term in Polish"), max_length=120, help_text=_("In its basic form, such as “fundacja”. Endings are recognised.")
    )
    other_forms = models.CharField(
        _("other forms"),
        max_length=250,
        blank=True,
        help_text=_("Forms whose stem differs from the basic form, divided by commas, such as “rady, rad” for “rada”."),
    )
    locale = models.ForeignKey(Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="+")
    approved = models.CharField(
        _("approved translation"),
        max_length=250,
        help_text=_("Divide by commas where several are good: “foundation, foundations”. The first one is offered."),
    )
    avoided = models.CharField(
        _("not to be used"), max_length=250, blank=True, help_text=_("Divided by commas: “fund, endowment”. Whole words are looked for.")
    )
    note = models.TextField(_("note"), blank=True, help_text=_("When which word is right; where it comes from."))

    class Meta:
        verbose_name = _("approved term")
        verbose_name_plural = _("approved terms")
        ordering = ("term", "locale")
        constraints = [models.UniqueConstraint(Lower("term"), "locale", name="mowis_translation_term_once")]

    def __str__(self) -> str:
        return f"{self.term} → {self.offered}"

    @property
    def forms(self) -> list[str]:
        """The term and the other forms that were given for it."""
        return [self.term, *_words(self.other_forms)]

    @property
    def good(self) -> list[str]:
        """Every approved translation, the offered one first."""
        return _words(self.approved)

    @property
    def bad(self) -> list[str]:
        """Words that must not stand for it."""
        return _words(self.avoided)

    @property
    def offered(self) -> str:
        """The translation that is offered."""
        return next(iter(self.good), "")
