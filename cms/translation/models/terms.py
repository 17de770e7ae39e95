"""The glossary of translators: how a term of the source is said in a language, and how it is not."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from cms.core.language import folded, words_in


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

    def clean(self) -> None:
        """Tidy the lists of words, and refuse what the glossary could not use.

        Raises:
            ValidationError: naming the fields and what to do about each.
        """
        super().clean()
        is_given = bool(self.approved.strip())  # else it is missing, which the field says itself
        for name in ("term", "other_forms", "approved", "avoided"):
            text = " ".join(getattr(self, name).split())
            setattr(self, name, text if name == "term" else ", ".join(_words(text)))
        problems: dict[str, Any] = {}
        if self.term and not words_in(self.term):
            problems["term"] = _("There is no word in this term, so it would never be found. Write the Polish word.")
        if is_given and not self.good:
            problems["approved"] = _("Write at least one approved translation.")
        kept = {folded(word) for word in self.good}
        both = [word for word in self.bad if folded(word) in kept]
        if both:
            clash = _("“%(word)s” stands among the approved translations too. Take it out of one of the two.")
            problems["avoided"] = clash % {"word": both[0]}
        if self.locale_id and self.locale_id == Locale.get_default().pk:
            problems["locale"] = _("Terms are Polish already. Choose the language of the translation.")
        if problems:
            raise ValidationError(problems)

    @classmethod
    def standing(cls, *, term: str, locale_id: int, besides: int | None = None) -> "ApprovedTerm | None":
        """The entry that a language has for a term, whatever its letter case.

        Compared here and not in the database: SQLite folds no Polish letters.

        Args:
            term: the term in Polish.
            locale_id: the language of the translation.
            besides: an entry that does not count.
        """
        wanted = " ".join(term.split()).casefold()
        rows = cls.objects.filter(locale_id=locale_id).exclude(pk=besides)
        return next((row for row in rows if row.term.casefold() == wanted), None)

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
