"""Terms of the glossary as records: what a word of law means, in each language."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.core.blocks.text import TEXT_FEATURES
from cms.law.models import Citation, LegalStateMixin

from .pages import GlossaryPage
from .querysets import TermQuerySet
from .wordlists import entries, known_by, tidied

__all__ = ["GlossaryPage", "Term", "TermCitation", "TermLink"]

#: A definition stands in a small window over another text: no lists, and no links that lead somewhere else.
DEFINITION_FEATURES = ["bold", "italic"]
SLUG_TAKEN = _("Another term has this address name already. Choose a different one.")
NAME_TAKEN = _("The glossary has “%(form)s” already, as the term “%(term)s”. Add to that term, or take the word away here.")
NO_WORD = _("There is no letter in “%(form)s”, so it would never be found. Write a word, or take it away.")


class Term(index.Indexed, TranslatableMixin, LegalStateMixin, ClusterableModel):
    """A term of the glossary. Its slug is its anchor, the same in every language; what it is called is said by each language."""

    name = models.CharField(_("term"), max_length=120, help_text=_("In its basic form, such as “fundator”. Endings are recognised."))
    slug = models.SlugField(
        _("address name"), max_length=80, help_text=_("Lower-case letters, digits and hyphens. Links lead to it, so it never changes.")
    )
    abbreviations = models.CharField(
        _("abbreviations"), max_length=120, blank=True, help_text=_("Divided by commas: “KRS”. Found only in these very letters.")
    )
    other_names = models.CharField(
        _("other names"), max_length=250, blank=True, help_text=_("Divided by commas: “akt założycielski” for “akt fundacyjny”.")
    )
    other_forms = models.CharField(
        _("other forms"),
        max_length=250,
        blank=True,
        help_text=_("Forms that are not found by their endings, divided by commas. They are not shown."),
    )
    definition = RichTextField(
        _("definition"), features=DEFINITION_FEATURES, max_length=700, help_text=_("One or two plain sentences. Shown beside texts.")
    )
    explanation = RichTextField(
        _("longer explanation"), blank=True, features=TEXT_FEATURES, max_length=6000, help_text=_("Shown in the glossary only.")
    )
    is_unmarked = models.BooleanField(
        _("do not mark in texts"), default=False, help_text=_("For words so common that marking them would disturb.")
    )

    objects = TermQuerySet.as_manager()

    override_translatable_fields: ClassVar[list[Any]] = [
        *(SynchronizedField(name, overridable=False) for name in ("slug", "abbreviations", "is_unmarked", "cited", "linked")),
        *LegalStateMixin.synchronized_legal_fields,
    ]
    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        FieldPanel("definition"),
        FieldPanel("explanation"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("abbreviations", "other_names", "other_forms", "is_unmarked")],
            heading=_("How it is found in texts"),
        ),
        InlinePanel("cited", heading=_("Legal basis"), label=_("Citation")),
        InlinePanel("linked", heading=_("See also"), label=_("Term")),
        FieldPanel("slug"),
        *LegalStateMixin.legal_panels,
    ]
    search_fields: ClassVar[list[Any]] = [
        *(kind(name) for name in ("name", "abbreviations", "other_names") for kind in (index.SearchField, index.AutocompleteField)),
        index.SearchField("definition"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug", "locale"], name="mowis_law_term_slug_once_per_locale", violation_error_message=SLUG_TAKEN
            ),
            models.UniqueConstraint(
                fields=["name", "locale"],
                name="mowis_law_term_name_once_per_locale",
                violation_error_message=_("The glossary has a term of this name already. Open that one, or choose a different name."),
            ),
            models.CheckConstraint(
                condition=models.Q(next_check_on=None)
                | models.Q(state_of_law_on=None)
                | models.Q(next_check_on__gte=models.F("state_of_law_on")),
                name="mowis_law_term_next_check_not_before_state",
                violation_error_message=_("The next check cannot be before the date of the state of law."),
            ),
            models.CheckConstraint(
                condition=~models.Q(legal_status="verified") | models.Q(state_of_law_on__isnull=False),
                name="mowis_law_term_verified_says_when",
                violation_error_message=_("A verified term needs the date of the state of law: as of when was it compared?"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.abbreviations})" if self.abbreviations else self.name

    def clean(self) -> None:
        """Tidy the lists, and refuse what another term of the language has, which would make it a matter of luck who explains a word.

        Raises:
            ValidationError: by field.
        """
        super().clean()
        self.name = " ".join(self.name.split())
        for field in ("abbreviations", "other_names", "other_forms"):
            setattr(self, field, tidied(getattr(self, field)))
        problems: dict[str, Any] = {}
        for field in ("name", "abbreviations", "other_names", "other_forms"):
            message = self._wordless(field)
            problems |= {field: message} if message else {}
        if self.locale_id:
            problems = {**self._taken(), **problems}
        if problems:
            raise ValidationError(problems)

    def _wordless(self, field: str) -> Any:
        texts = [self.name] if field == "name" and self.name else entries(getattr(self, field)) if field != "name" else []
        bad = next((text for text in texts if not any(sign.isalnum() for sign in text)), None)
        return NO_WORD % {"form": bad} if bad else None

    def _taken(self) -> dict[str, Any]:
        """What another term of the language has; two languages may well have the same word."""
        found: dict[str, Any] = {}
        own = {field: known_by("", getattr(self, field)) for field in ("name", "other_names", "other_forms")}
        short = set(entries(self.abbreviations))
        for other in Term.objects.filter(locale_id=self.locale_id).exclude(pk=self.pk):
            if other.slug == self.slug:
                found["slug"] = SLUG_TAKEN
            theirs = known_by(other.name, other.other_names, other.other_forms)
            for field, words in own.items():
                both = next((entry for key, entry in words.items() if key in theirs), None)
                if both:
                    found.setdefault(field, NAME_TAKEN % {"form": both, "term": other.name})
            same = sorted(short & set(entries(other.abbreviations)))
            if same:
                found.setdefault("abbreviations", NAME_TAKEN % {"form": same[0], "term": other.name})
        return found

    @property
    def anchor(self) -> str:
        """The id of the term on the page of the glossary."""
        return anchor_of(self.slug)


def anchor_of(slug: str) -> str:
    """The id of a term on the page of the glossary, apart from the ids of the page itself."""
    return f"term-{slug}"


class TermCitation(Orderable):
    """A place in an act on which a term rests. Readers are shown those of the Polish record."""

    term = ParentalKey(Term, on_delete=models.CASCADE, related_name="cited")
    citation = models.ForeignKey(Citation, verbose_name=_("citation"), on_delete=models.PROTECT, related_name="+")

    panels: ClassVar[list[Any]] = [FieldPanel("citation")]

    class Meta(Orderable.Meta):
        verbose_name = _("citation of a term")
        verbose_name_plural = _("citations of terms")
        constraints = [
            models.UniqueConstraint(
                fields=["term", "citation"],
                name="mowis_law_term_citation_once",
                violation_error_message=_("This citation stands at the term already. Take it away once."),
            )
        ]


class TermLink(Orderable):
    """Another term that helps to understand this one. Readers are shown it in their language."""

    term = ParentalKey(Term, on_delete=models.CASCADE, related_name="linked")
    other = models.ForeignKey(Term, verbose_name=_("see also"), on_delete=models.CASCADE, related_name="+")

    panels: ClassVar[list[Any]] = [FieldPanel("other")]

    class Meta(Orderable.Meta):
        verbose_name = _("see also")
        verbose_name_plural = _("see also")
        constraints = [
            models.UniqueConstraint(
                fields=["term", "other"],
                name="mowis_law_term_link_once",
                violation_error_message=_("This term is named already. Take it away once."),
            ),
            models.CheckConstraint(
                condition=~models.Q(term=models.F("other")),
                name="mowis_law_term_link_to_another",
                violation_error_message=_("A term does not lead to itself. Choose another one."),
            ),
        ]

    def clean(self) -> None:
        """Refuse a translation: links hang on the Polish record, so that each language shows its own.

        Raises:
            ValidationError: when the other term is a translation.
        """
        super().clean()
        if self.other_id and self.other.locale.language_code != settings.LANGUAGE_CODE:
            raise ValidationError({"other": _("Choose the Polish record of the term. Readers see it in their own language.")})
