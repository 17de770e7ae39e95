"""The list of news and its articles."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.core.blocks import body_blocks
from cms.core.fields import PortalStreamField
from cms.core.models import AccessibleVersionsMixin, BasePage, TagsMixin
from cms.law.models import LegalStateMixin
from cms.news.enums import ArticleKind, Audience

from .reserved import refuse_reserved_slug


class NewsIndexPage(BasePage):
    """The list of news."""

    template = "pages/news/news_index_page.html"
    schema_type = "CollectionPage"
    asks_if_helpful: ClassVar[bool] = False
    parent_page_types: ClassVar[list[str]] = ["mowis_home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["mowis_news.ArticlePage"]
    page_description = _("The list of news and stories, with filters and a feed. One is enough for the whole portal.")
    max_count_per_parent = 1
    #: What stays in the address when the language is switched; the values are the same in all of them.
    kept_parameters = ("category", "audience", "kind", "series", "year", "tag", "archived")

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")


def _audience_field(audience: Audience) -> "models.BooleanField[bool, bool]":
    return models.BooleanField(audience.label, default=False)


class ArticlePage(TagsMixin, AccessibleVersionsMixin, LegalStateMixin, BasePage):
    """An article: a piece of news, or a story that an organisation tells about itself."""

    search_kind = "news"

    shows_legal_state = False

    published_on = models.DateField(
        _("date"), default=timezone.localdate, help_text=_("The date that readers see. The newest article stands first in lists.")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=ArticleKind, default=ArticleKind.NEWS)
    category = models.ForeignKey(
        "mowis_news.Category",
        verbose_name=_("category"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("What it is about, roughly. Finer things are said by tags."),
    )
    series = models.ForeignKey(
        "mowis_news.Series",
        verbose_name=_("series"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Only if the article is one of several that belong together."),
    )
    # One column for each: the list of news counts and filters by them in the database.
    for_ngo = _audience_field(Audience.NGO)
    for_resident = _audience_field(Audience.RESIDENT)
    for_official = _audience_field(Audience.OFFICIAL)
    for_councillor = _audience_field(Audience.COUNCILLOR)
    organisation_name = models.CharField(
        _("organisation"), max_length=200, blank=True, help_text=_("The organisation that tells its story; shown below the title.")
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sent in by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = PortalStreamField(body_blocks(), verbose_name=_("text"), blank=True)

    tagged_date = "published_on"
    template = "pages/news/article_page.html"
    schema_type = "NewsArticle"
    parent_page_types: ClassVar[list[str]] = ["mowis_news.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("A piece of news, or a story of an organisation. It joins the list, the feed and the front page by itself.")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldRowPanel([FieldPanel("published_on"), FieldPanel("kind")], heading=_("Date and kind")),
        MultiFieldPanel([FieldPanel("category"), FieldPanel("series"), *TagsMixin.tag_panels], heading=_("What it is about")),
        MultiFieldPanel([FieldRowPanel([FieldPanel(f"for_{audience.value}") for audience in Audience])], heading=_("For whom")),
        MultiFieldPanel(
            [
                InlinePanel(
                    "article_authors", label=_("author"), heading=_("Authors"), help_text=_("In the order in which they are named.")
                ),
                FieldPanel("organisation_name"),
            ],
            heading=_("Who tells"),
        ),
        *AccessibleVersionsMixin.accessible_panels,
    ]
    settings_panels = [*LegalStateMixin.legal_panels, *BasePage.settings_panels]
    search_fields = [
        *BasePage.search_fields,
        *TagsMixin.tag_search_fields,
        index.SearchField("body"),
        index.SearchField("organisation_name"),
        index.FilterField("published_on"),
        index.FilterField("kind"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *AccessibleVersionsMixin.synchronized_accessible_fields,
        *LegalStateMixin.synchronized_legal_fields,
        *(SynchronizedField(name, overridable=False) for name in ("published_on", "kind", "category", "series", "article_authors")),
        *(SynchronizedField(f"for_{audience.value}", overridable=False) for audience in Audience),
        SynchronizedField("organisation_name", overridable=False),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [models.Index(fields=["-published_on", "-page_ptr"], name="mowis_news_article_newest")]

    def clean(self) -> None:
        """Refuse an address that belongs to the list's feed.

        Raises:
            ValidationError: when the slug is taken by it.
        """
        super().clean()
        refuse_reserved_slug(self)

    @property
    def audiences(self) -> list[str]:
        """For whom it is written, in the order of the choices."""
        return [audience.value for audience in Audience if getattr(self, f"for_{audience.value}")]

    @audiences.setter
    def audiences(self, values: Iterable[str]) -> None:
        chosen = {Audience(value) for value in values}
        for audience in Audience:
            setattr(self, f"for_{audience.value}", audience in chosen)

    @property
    def authors(self) -> list[Any]:
        """The authors in their order."""
        return [row.author for row in self.article_authors.all()]

    @authors.setter
    def authors(self, values: Iterable[Any]) -> None:
        self.article_authors.set([ArticleAuthor(author=author, sort_order=number) for number, author in enumerate(values)])

    def structured_data(self, request: HttpRequest) -> dict[str, Any]:
        """What schema.org's ``NewsArticle`` says beyond the page."""
        from cms.news.structured import article_data

        return article_data(self)


class ArticleAuthor(Orderable):
    """An author of an article, in the order of naming.

    Not translatable itself, so that wagtail-localize copies the rows to translations as they are; the author behind is shown
    in the reader's language.
    """

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="article_authors")
    author = models.ForeignKey("mowis_news.Author", verbose_name=_("author"), on_delete=models.PROTECT, related_name="+")

    panels: ClassVar[list[Any]] = [FieldPanel("author")]

    class Meta(Orderable.Meta):
        verbose_name = _("author of the article")
        verbose_name_plural = _("authors of the article")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "author"],
                name="mowis_news_article_author_once",
                violation_error_message=_("This author is named already. Remove one of the two."),
            )
        ]
