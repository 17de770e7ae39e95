"""Acts as schema.org tells them (https://schema.org/Legislation)."""

from typing import Any

from cms.core.pages.places import absolute

from .rows import ActRow

OUT_OF_FORCE = "https://schema.org/NotInForce"


def act_node(act: ActRow, language: str) -> dict[str, Any]:
    """The act itself: identified by where it is published, to machines by its ELI address too; its language is that of the name."""
    node = {
        "@type": "Legislation",
        "name": act.title,
        "alternateName": [name for name in (act.polish, act.short_name) if name],
        "legislationIdentifier": act.journal or act.consolidated or act.short_name,
        "inLanguage": act.title_lang or language,
        "url": absolute(act.url),
        "sameAs": act.eli,
        "legislationLegalForce": OUT_OF_FORCE if act.has_ended or act.is_to_come else "",
    }
    return {name: value for name, value in node.items() if value}


def list_node(acts: list[ActRow], language: str) -> dict[str, Any]:
    """The list: a page with a list of acts."""
    items = [{"@type": "ListItem", "position": number, "item": act_node(act, language)} for number, act in enumerate(acts, 1)]
    return {"@type": "CollectionPage", "mainEntity": {"@type": "ItemList", "itemListElement": items}}
