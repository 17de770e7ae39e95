"""Words that mean the same to whoever looks for something."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

#: A set is a handful of expressions; each widens every question that has one of them.
MOST_EXPRESSIONS = 20
LONGEST_EXPRESSION = 60
TOO_FEW = _("Write at least two expressions, each on a line of its own.")
TOO_MANY = _("Write at most %(most)s expressions, each of %(longest)s characters at most.")


class SynonymSet(models.Model):
    """Expressions that find the same: „NGO”, „organizacja pozarządowa”, „trzeci sektor”. In any form, in both directions."""

    language = models.CharField(_("language"), max_length=10)
    expressions = models.TextField(
        _("expressions"),
        max_length=MOST_EXPRESSIONS * (LONGEST_EXPRESSION + 1),
        help_text=_("One on each line, in their basic form: “NGO”, “organizacja pozarządowa”. Endings and Polish letters do not matter."),
    )
    is_active = models.BooleanField(_("in use"), default=True)
    note = models.CharField(_("note"), max_length=250, blank=True, help_text=_("For editors: why these mean the same."))

    class Meta:
        verbose_name = _("set of synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["language", "expressions"]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "expressions"],
                name="mowis_search_synonyms_once",
                violation_error_message=_("This set is on the list already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(expressions=""), name="mowis_search_synonyms_not_empty", violation_error_message=TOO_FEW
            ),
        ]

    def __str__(self) -> str:
        return " = ".join(self.lines())

    def lines(self) -> list[str]:
        """The expressions, each once."""
        return list(dict.fromkeys(" ".join(line.split()) for line in self.expressions.splitlines() if line.strip()))

    def clean(self) -> None:
        """Tidy the list.

        Raises:
            ValidationError: when there are fewer than two expressions, or too many, or one is too long.
        """
        super().clean()
        lines = self.lines()
        if len(lines) < 2:
            raise ValidationError({"expressions": TOO_FEW})
        if len(lines) > MOST_EXPRESSIONS or any(len(line) > LONGEST_EXPRESSION for line in lines):
            values: dict[str, Any] = {"most": MOST_EXPRESSIONS, "longest": LONGEST_EXPRESSION}
            raise ValidationError({"expressions": TOO_MANY % values})
        self.expressions = "\n".join(lines)
