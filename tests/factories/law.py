"""Records of law."""

import datetime as dt

import factory
from wagtail.models import Locale

from cms.law.glossary.models import GlossaryPage, Term
from cms.law.models import Citation, LegalAct

from .pages import LivePageFactory


class LegalActFactory(factory.django.DjangoModelFactory[LegalAct]):
    """An act in Polish, compared with the official text a month ago."""

    class Meta:
        model = LegalAct

    short_name = factory.Sequence(lambda n: "uF" if n == 0 else f"uF{n}")
    title = "ustawa z dnia 6 kwietnia 1984 r. o fundacjach"
    journal = "Dz.U. 1984 nr 21 poz. 97"
    state_of_law_on = dt.date(2026, 10, 22)
    next_check_on = dt.date(2027, 1, 22)
    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="pl"))


class CitationFactory(factory.django.DjangoModelFactory[Citation]):
    """Article 2 of an act."""

    class Meta:
        model = Citation

    act = factory.SubFactory(LegalActFactory)
    article = factory.Sequence(lambda n: str(n + 2))


class TermFactory(factory.django.DjangoModelFactory[Term]):
    """A term of the glossary in Polish."""

    class Meta:
        model = Term

    name = factory.Sequence(lambda n: "fundator" if n == 0 else f"pojęcie{n}")
    slug = factory.Sequence(lambda n: f"pojecie-{n}")
    definition = "<p>Kto ustanawia fundację.</p>"
    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="pl"))


class GlossaryPageFactory(LivePageFactory):
    """The page of the glossary; the parent is a front page."""

    class Meta:
        model = GlossaryPage

    title = "Słowniczek"
    slug = "slowniczek"
    summary = "Co znaczą słowa."
