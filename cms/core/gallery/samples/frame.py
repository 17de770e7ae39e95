"""The frame of a page: brand, menus, languages, the way here, messages, what stands in the head."""

from types import SimpleNamespace

from cms.core.gallery.sample import LONG_TEXT, LONG_TITLE, LONG_WORD, Sample, empty, error, long, many, normal, thing, tiny


def _link(title: str, *, here: bool = False) -> SimpleNamespace:
    return thing(title=title, url="/pl/", is_current=here)


def _language(code: str, name: str, *, here: bool = False, exists: bool = True) -> SimpleNamespace:
    return thing(code=code, name=name, url=f"/{code}/", is_current=here, exists=exists)


def _message(text: str, level: str) -> SimpleNamespace:
    # A message of Django's prints its text; the look hangs on the level.
    class _Message(SimpleNamespace):
        def __str__(self) -> str:
            return text

    return _Message(level_tag=level)


HEAD = {
    "canonical": "https://example.org/pl/",
    "alternates": [("pl", "https://example.org/pl/"), ("en", "https://example.org/en/")],
    "default": "https://example.org/pl/",
    "description": "Portal krakowskich organizacji pozarządowych.",
    "title": "MOWIS",
    "language": "pl_PL",
    "other_languages": ["en_GB", "nb_NO"],
    "site_name": "MOWIS",
    "image": thing(url="https://example.org/card.png", content_type="image/png", width=1200, height=630, alt="MOWIS"),
    "structured_data": "",
}
ARTICLE = thing(published="2026-11-03", modified="2026-11-04", authors=["Anna Nowak"])

FRAME: dict[str, tuple[Sample, ...]] = {
    "account_links": (normal(), normal("somebody who has signed in", is_known=True)),
    "brand": (normal(),),
    "breadcrumbs": (
        normal(crumbs=[_link("Portal"), _link("Kursy"), _link("Jak założyć fundację?")]),
        long(crumbs=[_link("Portal"), _link(LONG_TITLE), _link(LONG_WORD)]),
        tiny("the front page shows none", crumbs=[_link("Portal")]),
    ),
    "focus_script": (normal(),),
    "language_links": (
        normal(languages=[_language("pl", "polski", here=True), _language("en", "English"), _language("nb", "norsk (bokmål)")]),
        normal("one is not translated", languages=[_language("pl", "polski", here=True), _language("en", "English", exists=False)]),
        tiny(languages=[_language("pl", "polski", here=True)]),
    ),
    "language_note": (normal(code="pl"),),
    "menu_links": (
        normal(items=[_link("Aktualności", here=True), _link("Kursy"), _link("Publikacje")]),
        empty(items=[]),
        long(items=[_link(LONG_TITLE), _link(LONG_WORD)]),
        many(items=[_link(f"Dział {number}") for number in range(1, 15)]),
    ),
    "messages": (
        normal(messages=[_message("Zapisano nowe hasło.", "success"), _message("To tylko informacja.", "info")]),
        empty(messages=[]),
        long(messages=[_message(LONG_TEXT, "warning")]),
        error(messages=[_message("Nie udało się zapisać. To, co wpisano, zostało w formularzu.", "error")]),
    ),
    "page_head": (
        normal(article=None, **HEAD),
        normal("an article", article=ARTICLE, **HEAD),
        tiny(article=None, **{**HEAD, "alternates": [], "default": "", "description": "", "other_languages": []}),
    ),
    "street": (normal(),),
    "stylesheets": (normal(),),
}
