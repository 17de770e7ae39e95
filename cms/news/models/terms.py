"""The records of the taxonomy, looked up once per generation."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from cms.core import generations
from cms.core.language.sorting import sort_key
from cms.core.pages.places import PAGES, language_codes


@dataclass(frozen=True)
class Terms:
    """All records of a kind as readers of one language see them: a record that is not translated is the Polish one.

    ``by_slug`` stands in the order of the names; ``slugs`` leads from every row's primary key to its slug.
    """

    by_slug: dict[str, Any]
    slugs: dict[int, str]
    codes: dict[int, str]

    def of(self, pk: int | None) -> Any:
        """What readers of the language see for a row, or None."""
        return self.by_slug.get(self.slugs.get(pk or 0, ""))

    def lang(self, term: Any, code: str) -> str:
        """The language to mark a name with on a page in another one; empty when it is the page's own."""
        own = self.codes.get(term.locale_id, "")
        return "" if own == code else own


def terms(model: Any, code: str) -> Terms:
    """All records of a kind in a language, from the cache.

    Args:
        model: Category, Series or Author.
        code: the language.
    """
    return generations.cached(PAGES, f"terms:{model.__name__}:{code}", lambda: _load(model, code))


def _load(model: Any, code: str) -> Terms:
    codes = language_codes()
    rows = list(model.objects.all())
    # Polish first, so that the language asked for takes its place.
    wanted = [settings.LANGUAGE_CODE, code]
    shown = [row for row in rows if codes.get(row.locale_id) in wanted]
    shown.sort(key=lambda row: wanted.index(codes[row.locale_id]))
    by_slug = {row.slug: row for row in shown}
    ordered = dict(sorted(by_slug.items(), key=lambda item: sort_key(item[1].name, code)))
    return Terms(ordered, {row.pk: row.slug for row in rows}, codes)
