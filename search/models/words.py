"""The words of all documents: what a wrong spelling is compared with, and how rare a term is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Word(models.Model):
    """A word of a language, in one of two roles: a term of the index, or a form that stands in texts.

    A new word is added with the document that brings it; how many documents have it is counted when the index is built, so that saving a
    page costs the same however large the portal is.
    """

    language = models.CharField(_("language"), max_length=10)
    is_term = models.BooleanField(_("term of the index"))
    text = models.CharField(_("folded"), max_length=80)
    shown = models.CharField(_("as it is written"), max_length=80, blank=True)
    documents = models.PositiveIntegerField(_("documents"), default=1)

    class Meta:
        verbose_name = _("word")
        verbose_name_plural = _("words")
        constraints = [models.UniqueConstraint(fields=["language", "is_term", "text"], name="mowis_search_word_once")]

    def __str__(self) -> str:
        return self.shown or self.text
