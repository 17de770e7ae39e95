"""Pages and records of the guide."""

from typing import Any
from uuid import uuid4

import factory
from wagtail.models import Locale

from cms.guide.models import ChapterPage, GuideIndexPage, HandbookPage, Office, ProcedurePage

from .pages import LivePageFactory, text_body
from .questions import block, stream


class OfficeFactory(factory.django.DjangoModelFactory[Office]):
    """An office in Polish."""

    class Meta:
        model = Office

    slug = factory.Sequence(lambda n: f"urzad-{n}")
    name = "Urząd Miasta Krakowa"
    address = "ul. Zabłocie 22, Kraków"
    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="pl"))


def item(value: Any) -> dict[str, Any]:
    """An item of a list in the form in which it is stored."""
    return {"type": "item", "value": value, "id": str(uuid4())}


def date_block(key: str = "wpis-krs", label: str = "Dzień wpisu do KRS") -> dict[str, Any]:
    """A date that people enter."""
    return block("date", {"key": key, "label": label, "help": ""})


def counted(what: str = "Złóż NIP-8", *, amount: int = 21, counted_from: str = "wpis-krs", **changes: Any) -> dict[str, Any]:
    """A deadline counted from a date."""
    value = {"what": what, "amount": amount, "unit": "days", "direction": "after", "counted_from": counted_from, "citation": None}
    return block("counted", value | changes)


def yearly(what: str = "Złóż sprawozdanie", *, month: int = 12, day: int = 31) -> dict[str, Any]:
    """A deadline of every year."""
    return block("yearly", {"what": what, "month": month, "day": day, "citation": None})


def step_value(title: str = "Złóż wniosek", **changes: Any) -> dict[str, Any]:
    """The value of a step."""
    value: dict[str, Any] = {
        "title": title, "text": "<p>Wypełnij formularz.</p>", "is_optional": False, "papers": [], "office": None, "time": "", "cost": "",
        "gives_date": "", "deadlines": [], "citations": [], "lessons": [],
    }  # fmt: skip
    unknown = set(changes) - set(value)
    if unknown:
        raise TypeError(f"A step has no {', '.join(sorted(unknown))}.")
    return value | changes


def step(title: str = "Złóż wniosek", **changes: Any) -> dict[str, Any]:
    """A step."""
    return block("step", step_value(title, **changes))


def group(kind: str, title: str, **strands: list[dict[str, Any]]) -> dict[str, Any]:
    """Several ways by title, each with values of steps."""
    ways = [item({"title": name, "text": "", "steps": [item(value) for value in steps]}) for name, steps in strands.items()]
    return block(kind, {"title": title, "strands": ways})


def journey() -> list[dict[str, Any]]:
    """A step, two ways to choose between, a step that gives a date, and one with deadlines counted from it."""
    return [
        step("Napisz statut"),
        group("alternatives", "Wybierz drogę", papier=[step_value("Wyślij pocztą")], internet=[step_value("Wypełnij w portalu")]),
        step("Odbierz wpis", gives_date="wpis-krs"),
        step("Zgłoś się do urzędów", deadlines=[counted("Zgłoś beneficjentów", amount=14), counted(), yearly()]),
    ]


class GuideIndexFactory(LivePageFactory):
    """The list of the guide; its parent is a front page."""

    class Meta:
        model = GuideIndexPage

    title = "Poradnik"
    slug = "poradnik"


class ProcedurePageFactory(LivePageFactory):
    """A procedure; its parent is a ``GuideIndexPage``."""

    class Meta:
        model = ProcedurePage

    title = factory.Sequence(lambda n: "Rejestracja fundacji w KRS" if n == 0 else f"Procedura {n}")
    slug = factory.Sequence(lambda n: f"procedura-{n}")
    for_whom = "Dla fundatora."
    result = "Fundacja z osobowością prawną."
    dates = factory.LazyFunction(lambda: stream(date_block()))
    journey = factory.LazyFunction(lambda: stream(*journey()))
    body = factory.LazyFunction(text_body)


class HandbookFactory(LivePageFactory):
    """A handbook; its parent is a ``GuideIndexPage``."""

    class Meta:
        model = HandbookPage

    title = "Poradnik współpracy"
    slug = "poradnik-wspolpracy"
    body = factory.LazyFunction(text_body)


class ChapterFactory(LivePageFactory):
    """A chapter; its parent is a ``HandbookPage``."""

    class Meta:
        model = ChapterPage

    title = factory.Sequence(lambda n: f"Rozdział {n}")
    slug = factory.Sequence(lambda n: f"rozdzial-{n}")
    body = factory.LazyFunction(text_body)
