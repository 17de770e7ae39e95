"""The page of the glossary."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cms.core.models import BasePage


class GlossaryPage(BasePage):
    """All terms from A to Z. What stands in it are the records of the glossary."""

    template = "pages/law/glossary_page.html"
    schema_type = "CollectionPage"
    parent_page_types: ClassVar[list[str]] = ["mowis_home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    page_description = _("The glossary: every term with its definition. One is enough for the whole portal.")
    #: What somebody looked for stays when the language is switched.
    kept_parameters = ("q",)

    class Meta:
        verbose_name = _("glossary page")
        verbose_name_plural = _("glossary pages")

    def structured_data(self, request: HttpRequest | None) -> dict[str, Any]:
        """The terms as a set of schema.org."""
        from .structured import glossary_data

        return glossary_data(self, request)
