"""The next thing to do."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.core.links import host_of

from .groups import LINKS
from .related_pages import PageLink, page_links
from .sections import HttpsBlock


class CallToActionBlock(blocks.StructBlock):
    """One thing to do next, as a button to a page of the portal or to an address elsewhere."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=160)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=400, rows=2, help_text=_("What the reader gets, in a sentence."))
    label = blocks.CharBlock(label=_("Words on the button"), max_length=60, help_text=_("A verb: Write to us, Apply, Read the report."))
    page = blocks.PageChooserBlock(label=_("Page of the portal"), required=False)
    url = HttpsBlock(label=_("Or an address elsewhere"), required=False)

    class Meta:
        icon = "arrow-right"
        group = LINKS
        label = _("Call to action")
        label_format = "{label}"
        description = _("One thing to do next, as a button. Use it once on a page.")
        template = "blocks/call_to_action.html"

    def clean(self, value: Any) -> Any:
        """Check that the button leads to exactly one place, unless the page is only saved as a draft.

        Raises:
            ValidationError: when there is no place, or two.
        """
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        if cleaned["page"] and cleaned["url"]:
            message = _("Choose a page or give an address, not both: a button leads to one place.")
            raise blocks.StructBlockValidationError(block_errors={"url": ValidationError(message)})
        if not cleaned["page"] and not cleaned["url"]:
            message = _("Choose a page, or give an address below: the button has to lead somewhere.")
            raise blocks.StructBlockValidationError(block_errors={"page": ValidationError(message)})
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add ``link``, which is None when the page is not public any more, and ``host`` of an address elsewhere."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        request = (parent_context or {}).get("request")
        context["host"] = "" if value["page"] else host_of(value["url"] or "")
        if value["page"]:
            context["link"] = next(iter(page_links([value["page"]], language=get_language() or "pl", request=request)), None)
        else:
            context["link"] = PageLink(title="", url=value["url"], lang="") if value["url"] else None
        return context

    def get_preview_value(self) -> Any:
        """Show a button."""
        return self.normalize(
            {
                "title": __("Not sure where to begin?"),
                "text": __("An adviser answers within three days, free of charge."),
                "label": __("Write to an adviser"),
                "page": None,
                "url": "https://example.org/",
            }
        )
