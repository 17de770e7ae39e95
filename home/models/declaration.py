"""The accessibility declaration (deklaracja dostępności)."""

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.core.blocks.text import TEXT_FEATURES
from cms.core.models import BasePage
from home.enums import Conformity, Review

from .parents import ANYWHERE

UPDATED_BEFORE_PUBLISHED = _("The site cannot be updated before it was published. Check the two dates.")
REVIEWED_BEFORE_MADE = _("The review cannot come before the declaration was made. Check the two dates.")
AUDITOR_MISSING = _("Name the outside auditor, or choose that the body itself examined the site.")
REASONS_MISSING = _("Say what does not conform: a site that conforms only in part, or not, must list it.")
#: What a translator leaves alone.
SAME_EVERYWHERE = (
    *("site_url", "published_on", "updated_on", "status", "evaluation_url", "made_on", "reviewed_on", "method"),
    *("contact_email", "contact_phone"),
)


def _text(label: Any, help_text: Any = "") -> RichTextField:
    return RichTextField(label, blank=True, features=TEXT_FEATURES, max_length=8000, help_text=help_text)


class DeclarationPage(BasePage):
    """The declaration with its prescribed parts; ids and order of headings stand in the template.

    Follows ustawa o dostępności cyfrowej stron internetowych i aplikacji mobilnych podmiotów publicznych, art. 10–11, decision (EU)
    2018/1523 and the template of declarations 2.0.
    """

    entity_name = models.CharField(_("name of the body"), max_length=250)
    site_name = models.CharField(_("name of the site"), max_length=250, help_text=_("What the declaration covers."))
    site_url = models.URLField(_("address of the site"), max_length=250)
    published_on = models.DateField(_("site published on"))
    updated_on = models.DateField(_("last significant update on"))
    status = models.CharField(_("state of conformity"), max_length=10, choices=Conformity)
    inaccessible = _text(_("what does not conform"), _("What is not accessible, why, and where the same can be had otherwise."))
    costs = _text(_("excessive costs"), _("What was left out because of excessive costs (nadmierne koszty)."))
    excluded = _text(_("content that the act does not cover"))
    evaluation_url = models.URLField(_("analysis of excessive costs"), max_length=250, blank=True)
    made_on = models.DateField(_("declaration made on"))
    reviewed_on = models.DateField(
        _("last reviewed on"), null=True, blank=True, help_text=_("At the latest by 31 March of each year. Empty before the first review.")
    )
    method = models.CharField(_("examined by"), max_length=10, choices=Review, default=Review.SELF)
    auditor = models.CharField(_("outside auditor"), max_length=250, blank=True)
    facilities = _text(_("aids, limits and other information"))
    shortcuts = _text(_("keyboard shortcuts"), _("Leave empty if there are none of its own."))
    contact_name = models.CharField(_("who answers"), max_length=250, help_text=_("A person or a unit."))
    contact_email = models.EmailField(_("e-mail"))
    contact_phone = models.CharField(_("phone"), max_length=60)
    procedure = _text(_("more about requests and complaints"), _("The prescribed text stands there already; add addresses here."))
    apps = _text(_("mobile applications"), _("Leave empty if there are none; the page then says so."))
    architecture = _text(_("accessibility of the buildings"))
    communication = _text(_("means of communication"), _("Sign language interpreter, induction loop, SMS – for each place of service."))

    template = "pages/home/declaration_page.html"
    parent_page_types: ClassVar[list[str]] = ANYWHERE
    subpage_types: ClassVar[list[str]] = []
    page_description = _("The accessibility declaration, with the ids by which machines read it. Review it by 31 March each year.")
    max_count_per_parent = 1
    content_panels = [
        *BasePage.content_panels,
        HelpPanel(_("Headings, their order and the prescribed sentences stand in the page by themselves.")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("entity_name"), FieldPanel("site_name")]),
                FieldPanel("site_url"),
                FieldRowPanel([FieldPanel("published_on"), FieldPanel("updated_on")]),
            ],
            heading=_("Body and site"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("status", "inaccessible", "costs", "evaluation_url", "excluded")],
            heading=_("State of conformity"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("made_on"), FieldPanel("reviewed_on")]),
                FieldRowPanel([FieldPanel("method"), FieldPanel("auditor")]),
            ],
            heading=_("How the declaration was made"),
        ),
        MultiFieldPanel([FieldPanel("facilities"), FieldPanel("shortcuts")], heading=_("Aids and shortcuts")),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("contact_name", "contact_email", "contact_phone", "procedure")],
            heading=_("Contact and complaints"),
        ),
        MultiFieldPanel([FieldPanel(name) for name in ("apps", "architecture", "communication")], heading=_("Other information")),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("entity_name"), index.SearchField("architecture")]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in SAME_EVERYWHERE),
    ]

    class Meta:
        verbose_name = _("accessibility declaration")
        verbose_name_plural = _("accessibility declarations")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(updated_on__gte=models.F("published_on")),
                name="mowis_home_declaration_updated_after_published",
                violation_error_message=UPDATED_BEFORE_PUBLISHED,
            ),
            models.CheckConstraint(
                condition=models.Q(reviewed_on=None) | models.Q(reviewed_on__gte=models.F("made_on")),
                name="mowis_home_declaration_reviewed_after_made",
                violation_error_message=REVIEWED_BEFORE_MADE,
            ),
            models.CheckConstraint(
                condition=models.Q(method=Review.SELF) | ~models.Q(auditor=""),
                name="mowis_home_declaration_auditor_named",
                violation_error_message=AUDITOR_MISSING,
            ),
        ]

    def clean(self) -> None:
        """Refuse a declaration that owes its reasons.

        Raises:
            ValidationError: when the status says that something does not conform and nothing is listed.
        """
        super().clean()
        if self.status in (Conformity.PARTIAL, Conformity.NONE) and not any((self.inaccessible, self.costs, self.excluded)):
            raise ValidationError({"inaccessible": REASONS_MISSING})

    @property
    def looked_at_on(self) -> date:
        """The last review, or the day on which the declaration was made if there was none yet."""
        return self.reviewed_on or self.made_on

    @property
    def phone_link(self) -> str:
        """The number as ``tel:`` takes it."""
        return "".join(sign for sign in self.contact_phone if sign.isdigit() or sign == "+")
