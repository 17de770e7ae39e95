"""Where a page that was not found may be instead: the same page at its address in each language."""

from dataclasses import dataclass

from django.utils.translation import get_language_info
from wagtail.models import Page

from .places import homes
from .translations import addresses_of


@dataclass(frozen=True)
class Elsewhere:
    """A live version of the page that was looked for."""

    code: str
    name: str
    title: str
    url: str


def found_elsewhere(path: str, language: str) -> list[Elsewhere]:
    """Look for a missing page under every language's front page, and give its live versions.

    Finds a page that is not translated, one that was withdrawn in this language only, and one whose address was
    put together from two languages.

    Args:
        path: the address that was not found, such as ``/en/kursy/fundacja/``.
        language: the language of that address.

    Returns:
        Live public versions in the order of the languages, the active one first if there is one.
    """
    parts = [part for part in path.split("/") if part]
    if not parts or parts[0] != language or len(parts) == 1:
        return []
    tail = "/".join(parts[1:]) + "/"
    fronts = homes()
    there = Page.objects.filter(url_path__in=[home.url_path + tail for home in fronts.values()])
    keys = {str(key) for key in there.values_list("translation_key", flat=True)}
    if not keys:
        return []
    found = addresses_of(sorted(keys))
    titles = _titles(keys)
    rows = [
        Elsewhere(code, get_language_info(code)["name_local"], titles.get((key, code), ""), url)
        for key in sorted(found)
        for code, url in found[key].items()
    ]
    return sorted(rows, key=lambda row: row.code != language)


def _titles(keys: set[str]) -> dict[tuple[str, str], str]:
    rows = Page.objects.filter(translation_key__in=keys, live=True).values_list("translation_key", "locale__language_code", "title")
    return {(str(key), code): title for key, code, title in rows}
