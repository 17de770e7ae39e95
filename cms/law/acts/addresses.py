"""Where acts stand. Their names in addresses stand in their rows, so the addresses of many acts cost no statement."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override


def list_address(language: str) -> str:
    """The list of all acts in a language."""
    return _reversed("law_acts", [], language)


def act_address(slug: str, language: str, article: str = "") -> str:
    """The page of an act, or a place on it; no statement.

    Args:
        slug: ``LegalAct.slug``, the same in every language.
        language: the code of the reader's language.
        article: the number of an article, such as ``19a``, to lead to it (``Citation.article``).

    Returns:
        The address without host; empty for an act that was never saved and has no name in addresses.
    """
    if not slug:
        return ""
    address = _reversed("law_act", [slug], language)
    return f"{address}#{article_anchor(article)}" if article else address


def article_anchor(article: str) -> str:
    """The id of an article on the page of its act: ``art-19a``."""
    return f"art-{article}"


def everywhere(slug: str = "") -> dict[str, str]:
    """The page of an act, or the list without a slug, in every language of the portal by code."""
    return {code: act_address(slug, code) if slug else list_address(code) for code, _name in settings.LANGUAGES}


def _reversed(name: str, arguments: list[str], language: str) -> str:
    with override(language):
        return reverse(name, args=arguments)
