"""Page factories. A page is made live through a revision, so that everything that listens to publishing has run."""

from typing import Any

import factory
import wagtail_factories
from wagtail.models import Locale

from home.models import HomePage, TextPage
from learning.models import CourseIndexPage, CoursePage, ModulePage, StepPage

from .publishing import publish
from .questions import block, multiple, single, stream


def text_body(html: str = "<p>Fundacja powstaje, gdy fundator złoży oświadczenie w akcie fundacyjnym.</p>") -> str:
    """A body with one block of text."""
    return stream(block("text", html))


class LivePageFactory(wagtail_factories.PageFactory):
    """A page in Polish, published unless the trait ``draft`` is asked for."""

    class Meta:
        abstract = True

    class Params:
        draft = False

    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="pl"))
    live = False

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        draft = kwargs.pop("draft_", False)
        page = super()._create(model_class, *args, **kwargs)
        if draft:
            page.save_revision()
            return page
        return publish(page)

    draft_ = factory.SelfAttribute("draft")


class HomeFactory(LivePageFactory):
    """The front page of a language; the parent is the root."""

    class Meta:
        model = HomePage

    title = "Krakowskie centrum organizacji"
    slug = "pl"
    summary = "Poradnik, kursy i kontakt dla organizacji pozarządowych."
    body = factory.LazyFunction(text_body)


class TextPageFactory(LivePageFactory):
    """A page of text."""

    class Meta:
        model = TextPage

    title = "O portalu"
    slug = "o-portalu"
    summary = "Kto prowadzi portal."
    show_in_menus = True
    body = factory.LazyFunction(text_body)


class CourseIndexFactory(LivePageFactory):
    """The list of courses."""

    class Meta:
        model = CourseIndexPage

    title = "Kursy"
    slug = "kursy"
    summary = "Kursy dla organizacji."
    show_in_menus = True


class CourseFactory(LivePageFactory):
    """A course without modules."""

    class Meta:
        model = CoursePage

    title = "Jak założyć fundację?"
    slug = factory.Sequence(lambda n: "jak-zalozyc-fundacje" if n == 0 else f"kurs-{n}")
    summary = "Od pomysłu do wpisu w rejestrze."
    for_whom = "Dla osób, które chcą założyć fundację."
    theme = "foundation"
    pass_mark = 60
    outcomes = factory.LazyFunction(lambda: stream(block("outcome", "Napiszesz statut fundacji.")))
    body = factory.LazyFunction(text_body)


class ModuleFactory(LivePageFactory):
    """A module without steps."""

    class Meta:
        model = ModulePage

    title = factory.Sequence(lambda n: f"Moduł {n + 1}")
    slug = factory.Sequence(lambda n: f"modul-{n + 1}")
    summary = "Co trzeba wiedzieć na początku."


class StepFactory(LivePageFactory):
    """A step to read. ``quiz`` adds a question of each type; ``questions_`` takes raw questions."""

    class Meta:
        model = StepPage

    class Params:
        draft = False
        quiz = False
        asked: Any = ()

    title = factory.Sequence(lambda n: f"Krok {n + 1}")
    slug = factory.Sequence(lambda n: f"krok-{n + 1}")
    summary = "Kto i jak zakłada fundację."
    minutes = 4
    required = True
    body = factory.LazyFunction(text_body)
    questions = factory.LazyAttribute(lambda step: stream(*(step.asked or ([single(), multiple()] if step.quiz else []))))
