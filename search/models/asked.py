"""Words by which people ask for something, beyond those that it uses itself."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_PHRASE = 60
MOST_PHRASES = 30
TOO_LONG = _("A phrase has at most %(longest)s characters, and there are at most %(most)s of them. Shorten “%(phrase)s”.")


class AskedFor(models.Model):
    """Phrases for one thing in one language, as people say or type them; the search reads them like a part of its text."""

    source = models.CharField(_("source"), max_length=20)
    key = models.CharField(_("key"), max_length=64)
    language = models.CharField(_("language"), max_length=10)
    phrases = models.TextField(
        _("words by which people ask for it"),
        max_length=MOST_PHRASES * (LONGEST_PHRASE + 1),
        help_text=_("A phrase on each line, as people would type it. Endings and Polish letters do not matter."),
    )

    class Meta:
        verbose_name = _("words by which people ask")
        verbose_name_plural = _("words by which people ask")
        ordering = ["language", "source", "key"]
        constraints = [
            models.UniqueConstraint(fields=["source", "key", "language"], name="mowis_search_asked_once"),
            models.CheckConstraint(
                condition=~models.Q(phrases=""),
                name="mowis_search_asked_not_empty",
                violation_error_message=_("Write at least one phrase."),
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(self.lines())

    def lines(self) -> list[str]:
        """The phrases, each once."""
        return list(dict.fromkeys(" ".join(line.split()) for line in self.phrases.splitlines() if line.strip()))

    def clean(self) -> None:
        """Tidy the list.

        Raises:
            ValidationError: when a phrase is too long, or there are too many.
        """
        super().clean()
        lines = self.lines()
        wrong = next((line for line in lines if len(line) > LONGEST_PHRASE), lines[-1] if len(lines) > MOST_PHRASES else None)
        if wrong is not None:
            values: dict[str, Any] = {"longest": LONGEST_PHRASE, "most": MOST_PHRASES, "phrase": wrong}
            raise ValidationError({"phrases": TOO_LONG % values})
        self.phrases = "\n".join(lines)
