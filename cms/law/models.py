"""Legal acts and citations as records, so that one change of law is mended in one place."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from .acts.naming import ADDRESS_CONSTRAINTS, SLUG_TAKEN, AddressNameMixin, settle_slug, spread_slug
from .checking.models import ActChange, LegalFlag, QuestionCheck
from .enums import Trust
from .querysets import CitationQuerySet, LegalActQuerySet
from .validators import validate_eli, validate_journal, validate_place_number

__all__ = ["ActChange", "Citation", "LegalAct", "LegalFlag", "LegalStateMixin", "LegalStatus", "QuestionCheck"]


class LegalStatus(models.TextChoices):
    """Whether a lawyer has compared a text with the official one."""

    DRAFT = "draft", _("draft – awaiting legal verification")
    VERIFIED = "verified", _("verified")


class LegalStateMixin(models.Model):
    """As of when a text states the law, and when it is looked at again."""

    #: The page type above whose date of a next check counts where this page has none; empty: none does.
    legal_state_from: ClassVar[str] = ""
    #: Whether the page's own template shows its state of law; where it does not, a notice above the text says that it is a draft.
    shows_legal_state: ClassVar[bool] = True

    state_of_law_on = models.DateField(_("state of law on"), null=True, blank=True)
    next_check_on = models.DateField(_("next check on"), null=True, blank=True)
    legal_status = models.CharField(_("legal status"), max_length=10, choices=LegalStatus, default=LegalStatus.DRAFT)
    legal_owner = models.CharField(_("who keeps it current"), max_length=150, blank=True)

    legal_panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("state_of_law_on", "next_check_on", "legal_status", "legal_owner")],
            heading=_("State of law"),
        )
    ]
    synchronized_legal_fields = [
        SynchronizedField(name, overridable=False) for name in ("state_of_law_on", "next_check_on", "legal_status", "legal_owner")
    ]

    class Meta:
        abstract = True


SHORT_NAME_TAKEN = _("Another act has this short name already. Open that one, or choose a different short name.")
ENDS_BEFORE = _("The act cannot cease to be in force before it comes into force. Look at both dates; nothing was saved yet.")
REPLACES_ITSELF = _("An act cannot replace itself. Choose the other act, or leave the field empty.")
POLISH_RECORD = _("Choose the Polish record of the act. Readers see its title in their own language.")


class LegalAct(index.Indexed, TranslatableMixin, AddressNameMixin, LegalStateMixin):
    """A legal act (akt prawny): ustawa, rozporządzenie, uchwała, zarządzenie."""

    short_name = models.CharField(_("short name"), max_length=30, help_text=_("As used in citations, for example uDPP."))
    title = models.CharField(_("title"), max_length=300)
    journal = models.CharField(
        _("first publication"),
        max_length=120,
        blank=True,
        validators=[validate_journal],
        help_text=_("For example: Dz.U. 1984 nr 21 poz. 97."),
    )
    consolidated = models.CharField(
        _("consolidated text"),
        max_length=120,
        blank=True,
        validators=[validate_journal],
        help_text=_("For example: t.j. Dz.U. 2023 poz. 166."),
    )
    amendments = models.CharField(
        _("later amendments"),
        max_length=250,
        blank=True,
        validators=[validate_journal],
        help_text=_("Since the consolidated text, separated by commas."),
    )
    eli = models.URLField(
        _("ELI address"),
        max_length=250,
        blank=True,
        validators=[validate_eli],
        help_text=_("From eli.gov.pl, for example https://eli.gov.pl/eli/DU/1984/97/ogl."),
    )
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    in_force_to = models.DateField(_("in force to"), null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self",
        verbose_name=_("replaced by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaces",
        help_text=_("The act that settles these matters now. Readers see both, each with its dates."),
    )

    objects = LegalActQuerySet.as_manager()

    override_translatable_fields = [
        SynchronizedField(name, overridable=False)
        for name in ("short_name", "slug", "journal", "consolidated", "amendments", "eli", "in_force_from", "in_force_to", "replaced_by")
    ] + LegalStateMixin.synchronized_legal_fields
    panels = [
        FieldPanel("title"),
        FieldPanel("short_name"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("journal", "consolidated", "amendments", "eli")], heading=_("Where it is published")
        ),
        FieldRowPanel([FieldPanel("in_force_from"), FieldPanel("in_force_to")], heading=_("In force")),
        FieldPanel("replaced_by"),
        FieldPanel("slug"),
        *LegalStateMixin.legal_panels,
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("short_name"),
        index.AutocompleteField("short_name"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("legal act")
        verbose_name_plural = _("legal acts")
        ordering = ["short_name"]
        constraints = [
            *ADDRESS_CONSTRAINTS,
            models.UniqueConstraint(
                fields=["short_name", "locale"], name="mowis_law_short_name_once_per_locale", violation_error_message=SHORT_NAME_TAKEN
            ),
            models.CheckConstraint(
                condition=models.Q(in_force_to=None) | models.Q(in_force_from=None) | models.Q(in_force_to__gte=models.F("in_force_from")),
                name="mowis_law_in_force_to_not_before_from",
                violation_error_message=ENDS_BEFORE,
            ),
            models.CheckConstraint(
                condition=models.Q(replaced_by=None) | ~models.Q(replaced_by=models.F("id")),
                name="mowis_law_act_not_replaced_by_itself",
                violation_error_message=REPLACES_ITSELF,
            ),
            models.CheckConstraint(
                condition=models.Q(next_check_on=None)
                | models.Q(state_of_law_on=None)
                | models.Q(next_check_on__gte=models.F("state_of_law_on")),
                name="mowis_law_next_check_not_before_state",
                violation_error_message=_("The next check cannot be before the date of the state of law."),
            ),
            models.CheckConstraint(
                condition=~models.Q(legal_status="verified") | models.Q(state_of_law_on__isnull=False),
                name="mowis_law_verified_says_when",
                violation_error_message=_("A verified act needs the date of the state of law: as of when was it compared?"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.short_name} – {self.title}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save in one transaction with what hears of it: places that cite a changed act are flagged with the change or not at all."""
        with transaction.atomic():
            settle_slug(self)
            super().save(*args, **kwargs)
            spread_slug(self)

    def clean(self) -> None:
        """Say at the field what is wrong; the constraints say the same to whoever writes without a form.

        The form has no field for the language, so Django leaves the constraint of the short name to the database.

        Raises:
            ValidationError: when the short name is taken, the act ends before it begins, or what replaces it is itself or a translation.
        """
        super().clean()
        settle_slug(self)
        others = LegalAct.objects.filter(locale_id=self.locale_id).exclude(pk=self.pk)
        wrong: dict[str, Any] = {}
        if self.locale_id and others.filter(short_name=self.short_name).exists():
            wrong["short_name"] = SHORT_NAME_TAKEN
        if self.locale_id and others.filter(slug=self.slug).exists():
            wrong["slug"] = SLUG_TAKEN
        if self.in_force_from and self.in_force_to and self.in_force_to < self.in_force_from:
            wrong["in_force_to"] = ENDS_BEFORE
        if self.replaced_by and self.replaced_by.translation_key == self.translation_key:
            wrong["replaced_by"] = REPLACES_ITSELF
        elif self.replaced_by and self.replaced_by.locale.language_code != settings.LANGUAGE_CODE:
            wrong["replaced_by"] = POLISH_RECORD
        if wrong:
            raise ValidationError(wrong)


class Citation(index.Indexed, models.Model):
    """A place in an act: article, paragraph (ustęp), point (punkt)."""

    act = models.ForeignKey(LegalAct, verbose_name=_("legal act"), on_delete=models.PROTECT, related_name="citations")
    article = models.CharField(
        _("article"), max_length=10, validators=[validate_place_number], help_text=_("Number only, for example 19a.")
    )
    paragraph = models.CharField(
        _("paragraph (ust.)"),
        max_length=10,
        blank=True,
        validators=[validate_place_number],
        help_text=_("Leave empty only if the article has no paragraphs."),
    )
    point = models.CharField(_("point (pkt)"), max_length=10, blank=True, validators=[validate_place_number])
    trust = models.CharField(
        _("how we know it"),
        max_length=12,
        blank=True,
        choices=Trust,
        help_text=_(
            "From where we know what the place says. Empty: as the paragraph or the article it belongs to. Readers are told unless it is "
            "the official text. A page that rests on general knowledge or unverified places alone is shown as a draft."
        ),
    )

    objects = CitationQuerySet.as_manager()

    panels = [
        FieldPanel("act"),
        FieldRowPanel([FieldPanel("article"), FieldPanel("paragraph"), FieldPanel("point")]),
        FieldPanel("trust"),
    ]
    search_fields = [
        index.SearchField("article"),
        index.AutocompleteField("article"),
        index.RelatedFields("act", [index.SearchField("title"), index.AutocompleteField("short_name")]),
    ]

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["act__short_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["act", "article", "paragraph", "point"],
                name="mowis_law_citation_once",
                violation_error_message=_("This citation is on the list already; choose it there."),
            ),
            models.CheckConstraint(
                condition=~models.Q(article=""),
                name="mowis_law_citation_names_article",
                violation_error_message=_("Name the article: an act alone is no citation."),
            ),
            models.CheckConstraint(
                condition=models.Q(trust__in=["", *Trust.values]),
                name="mowis_law_citation_trust_known",
                violation_error_message=_("There is no such mark. Choose one of the list, or leave it empty."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.act.short_name}"

    def clean(self) -> None:
        """Refuse a translation of an act: citations hang on the act as it was made, so that there is one of each.

        Raises:
            ValidationError: when the act is a translation.
        """
        super().clean()
        if self.act_id and self.act.locale.language_code != settings.LANGUAGE_CODE:
            raise ValidationError({"act": POLISH_RECORD})

    @property
    def place(self) -> str:
        """The place as a Polish lawyer writes it: „art. 5 ust. 1 pkt 2”."""
        return place_words(self)


def place_words(place: Any) -> str:
    """Article, paragraph and point of a citation or of a record of one, as a Polish lawyer writes them."""
    parts = (("art.", place.article), ("ust.", place.paragraph), ("pkt", place.point))
    return " ".join(f"{sign} {number}" for sign, number in parts if number)


# Django looks for an app's models here; those of the glossary stand in a folder of their own and need the ones above.
from .glossary import models as _glossary_models  # noqa: E402, F401 - see above
