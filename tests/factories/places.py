"""Makers of projects, partners, places, contacts, programmes, statutory pages."""

import uuid
from datetime import date
from decimal import Decimal
from typing import Any

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Locale

from cms.core.models import Contact
from home.models import (
    ContactsPage,
    DeclarationPage,
    Funder,
    PartnerIndexPage,
    PartnerPage,
    PlacePage,
    ProgrammeIndexPage,
    ProgrammePage,
    ProjectIndexPage,
    ProjectPage,
    StatutoryPage,
)

from .pages import LivePageFactory, text_body
from .questions import stream


def _polish() -> Locale:
    return Locale.objects.get(language_code="pl")


class ContactFactory(DjangoModelFactory[Contact]):
    """A contact in Polish."""

    class Meta:
        model = Contact

    locale = factory.LazyFunction(_polish)
    slug = factory.Sequence(lambda n: f"osoba-{n + 1}")
    name = factory.Sequence(lambda n: f"Anna Nowak {n + 1}")
    role = "pytania o współpracę"
    phone = "12 616 00 00"
    email = "wspolpraca@example.org"


class FunderFactory(DjangoModelFactory[Funder]):
    """A funder in Polish, without a logo."""

    class Meta:
        model = Funder

    locale = factory.LazyFunction(_polish)
    slug = factory.Sequence(lambda n: f"fundusz-{n + 1}")
    name = factory.Sequence(lambda n: f"Fundusz {n + 1}")


class PartnerIndexFactory(LivePageFactory):
    """The list of partners."""

    class Meta:
        model = PartnerIndexPage

    title = "Partnerzy"
    slug = "partnerzy"
    summary = "Z kim pracujemy."


class PartnerPageFactory(LivePageFactory):
    """A partner from abroad."""

    class Meta:
        model = PartnerPage

    title = factory.Sequence(lambda n: f"Senter {n + 1}")
    slug = factory.Sequence(lambda n: f"senter-{n + 1}")
    summary = "Partner z Oslo."
    kind = "foreign"
    country = "NO"
    address = "Storgata 1, 0155 Oslo"
    phone = "+47 22 00 00 00"
    email = "post@example.org"
    website = "https://example.org/"
    body = factory.LazyFunction(text_body)


class ProjectIndexFactory(LivePageFactory):
    """The list of projects."""

    class Meta:
        model = ProjectIndexPage

    title = "Projekty"
    slug = "projekty"
    summary = "Co zrobiliśmy za pieniądze z funduszy."


class ProjectPageFactory(LivePageFactory):
    """A project with every fact; ``funded_by`` and ``led_by`` take a funder and a partner's page."""

    class Meta:
        model = ProjectPage

    title = factory.Sequence(lambda n: f"Projekt {n + 1}")
    slug = factory.Sequence(lambda n: f"projekt-{n + 1}")
    summary = "Szkolenia i portal."
    fund = "Europejski Fundusz Społeczny"
    measure = "5.4.2"
    number = "POKL.05.04.02-00-H12/13"
    value = Decimal("1234567.00")
    grant = Decimal("1049381.95")
    cofinancing = Decimal("85.00")
    beneficiary = "Gmina Miejska Kraków"
    implementing_unit = "MOWIS"
    period = "maj 2013 – czerwiec 2015"
    starts_on = date(2013, 5, 1)
    ends_on = date(2015, 6, 30)
    website = "https://example.org/projekt"
    body = factory.LazyFunction(text_body)

    @classmethod
    def _create_instance(cls, model_class: Any, parent: Any, kwargs: dict[str, Any]) -> Any:
        funder, leader = kwargs.pop("funded_by", None), kwargs.pop("led_by", None)
        if leader is not None:
            kwargs["partners"] = stream(row("partner", page=leader.pk, role="leader"))
        page = super()._create_instance(model_class, parent, kwargs)
        if funder is not None:
            page.funders = [funder]
            page.save()
        return page


class PlacePageFactory(LivePageFactory):
    """The centre, with hours that schema.org can say."""

    class Meta:
        model = PlacePage

    title = "Centrum"
    slug = "centrum"
    summary = "Przyjdź do nas."
    address = "ul. Daszyńskiego 22, 31-534 Kraków"
    district = 2
    hours = factory.LazyFunction(lambda: stream(row("hours", days="poniedziałek–piątek", time="9.00–16.00")))
    getting_there = "<p>Tramwaj do przystanku Hala Targowa.</p>"
    access = "<p>Wejście bez progu.</p>"
    body = factory.LazyFunction(text_body)


class ContactsPageFactory(LivePageFactory):
    """The page of contacts; ``cards`` takes the contacts."""

    class Meta:
        model = ContactsPage

    title = "Kontakt"
    slug = "kontakt"
    summary = "Do kogo się zwrócić."
    body = factory.LazyFunction(text_body)

    @classmethod
    def _create_instance(cls, model_class: Any, parent: Any, kwargs: dict[str, Any]) -> Any:
        cards = kwargs.pop("cards", ())
        page = super()._create_instance(model_class, parent, kwargs)
        if cards:
            page.contacts = cards
            page.save()
        return page


class ProgrammeIndexFactory(LivePageFactory):
    """The list of programmes."""

    class Meta:
        model = ProgrammeIndexPage

    title = "Programy współpracy"
    slug = "programy-wspolpracy"
    summary = "Rok po roku."


class ProgrammePageFactory(LivePageFactory):
    """An annual programme."""

    class Meta:
        model = ProgrammePage

    title = factory.LazyAttribute(lambda page: f"Program Współpracy {page.year_from}")
    slug = factory.LazyAttribute(lambda page: f"program-{page.kind}-{page.year_from}")
    kind = "annual"
    year_from = 2024
    year_to = factory.SelfAttribute("year_from")
    act_number = "XCIX/2700/22"
    adopted_on = date(2023, 11, 22)
    body = factory.LazyFunction(text_body)


class StatutoryPageFactory(LivePageFactory):
    """Terms of use."""

    class Meta:
        model = StatutoryPage

    title = "Regulamin"
    slug = "regulamin"
    summary = "Zasady portalu."
    kind = "terms"
    in_force_from = date(2026, 11, 1)
    body = factory.LazyFunction(text_body)


class DeclarationPageFactory(LivePageFactory):
    """A declaration with every part."""

    class Meta:
        model = DeclarationPage

    title = "Deklaracja dostępności"
    slug = "deklaracja-dostepnosci"
    summary = "Co jest dostępne, a co nie."
    entity_name = "Urząd Miasta Krakowa"
    site_name = "Portal MOWIS"
    site_url = "https://example.org/"
    published_on = date(2026, 1, 15)
    updated_on = date(2026, 9, 1)
    status = "partial"
    inaccessible = "<p>Skany sprzed 2010 r. nie mają warstwy tekstu.</p>"
    costs = "<p>Napisy do nagrań archiwalnych.</p>"
    excluded = "<p>Multimedia sprzed 23 września 2020 r.</p>"
    evaluation_url = "https://example.org/analiza"
    made_on = date(2026, 10, 1)
    reviewed_on = date(2026, 11, 2)
    method = "external"
    auditor = "Fundacja Audyt"
    facilities = "<p>Tryb ciemny.</p>"
    shortcuts = "<p>Brak własnych skrótów.</p>"
    contact_name = "Anna Nowak"
    contact_email = "dostepnosc@example.org"
    contact_phone = "+48 12 616 00 00"
    procedure = "<p>Pisz na adres urzędu.</p>"
    architecture = "<p>Wejście bez progu.</p>"
    communication = "<p>Pętla indukcyjna w recepcji.</p>"


def row(kind: str, **value: Any) -> dict[str, Any]:
    """An item of a StreamField in raw form."""
    return {"type": kind, "id": str(uuid.uuid4()), "value": value}


def many_projects(count: int, *, parent: ProjectIndexPage) -> None:
    """So many projects below a list, for tests that count queries."""
    for _number in range(count):
        ProjectPageFactory(parent=parent)
