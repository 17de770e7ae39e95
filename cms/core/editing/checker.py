"""Wagtail's content checker in the preview, with the rules that an editor can do something about."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

#: Rules of axe-core about what editors write. The frame of the page is tested elsewhere and is none of their concern.
MORE_RULES = [
    "image-alt",
    "image-redundant-alt",
    "link-in-text-block",
    "list",
    "listitem",
    "page-has-heading-one",
    "td-headers-attr",
    "th-has-data-cells",
]
#: What says nothing as the text of a link, in the three languages.
ALT_PATTERN = (
    r"\.(avif|gif|jpg|jpeg|png|svg|webp)$|_|^(img|dsc|zdj|zdj.cie|obraz|obrazek|grafika|foto|fotografia|image|photo|picture|bilde)[ _\d]*$"
)


class PortalChecker(ContentCheckerItem):
    """Looks at the main part of the page only."""

    axe_include = ["main"]
    axe_run_only = [*ContentCheckerItem.axe_run_only, *MORE_RULES]
    axe_custom_checks = [
        {"id": "check-image-alt-text", "options": {"pattern": ALT_PATTERN}},
        *(check for check in ContentCheckerItem.axe_custom_checks if check["id"] != "check-image-alt-text"),
    ]
    axe_messages = {
        **ContentCheckerItem.axe_messages,
        "image-alt": {
            "error_name": _("An image has no alternative text"),
            "help_text": _("Say what can be seen on it, or mark it as decorative."),
        },
        "image-redundant-alt": {
            "error_name": _("The alternative text repeats the text beside it"),
            "help_text": _("A screen reader would read it twice. Say what can be seen, or mark the image as decorative."),
        },
        "page-has-heading-one": {
            "error_name": _("The page has no title"),
            "help_text": _("Every page has one main heading: its title."),
        },
        "empty-meta-description": {
            "error_name": _("The page has no summary"),
            "help_text": _("Write one or two sentences under “Promote”: lists and search engines show them."),
        },
    }


def use_our_checker(request: HttpRequest, items: list[Any], page: Any) -> None:
    """Put our rules in the place of Wagtail's, in the editor's preview and on the site."""
    for number, item in enumerate(items):
        if isinstance(item, ContentCheckerItem) and not isinstance(item, PortalChecker):
            items[number] = PortalChecker(in_editor=item.in_editor)
