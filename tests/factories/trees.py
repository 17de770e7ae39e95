"""Whole trees: the small portal that most tests start from, and courses of any size."""

from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Locale, Page, Site

from cms.accounts.domain.roles import ensure_roles
from home.models import HomePage
from learning.models import CourseIndexPage, CoursePage, ModulePage, StepPage

from .pages import CourseFactory, CourseIndexFactory, HomeFactory, ModuleFactory, StepFactory
from .questions import multiple, single


@dataclass
class SiteTree:
    """The small portal: one course of two modules and three steps, live in Polish; front pages in three languages.

    ``steps[0]`` asks ``first_questions`` (one of each type), ``steps[1]`` is only read, ``steps[2]`` asks
    ``last_questions`` (one with a single answer).
    """

    site: Site
    home: HomePage
    home_en: HomePage
    home_nb: HomePage
    index: CourseIndexPage
    course: CoursePage
    modules: list[ModulePage]
    steps: list[StepPage]
    first_questions: list[dict[str, Any]] = field(default_factory=list)
    last_questions: list[dict[str, Any]] = field(default_factory=list)

    @property
    def quiz_step(self) -> StepPage:
        """The step with a question of each type."""
        return self.steps[0]

    @property
    def read_step(self) -> StepPage:
        """The step without a quiz."""
        return self.steps[1]


def _front_pages() -> tuple[HomePage, HomePage, HomePage]:
    root = Page.get_first_root_node()
    Page.objects.filter(depth=2).delete()
    root.refresh_from_db()
    home = HomeFactory(parent=root)
    copies = []
    for code, title in (("en", "Kraków centre for organisations"), ("nb", "Kraków-senteret for organisasjoner")):
        locale, _made = Locale.objects.get_or_create(language_code=code)
        copies.append(HomeFactory(parent=root, locale=locale, translation_key=home.translation_key, title=title, slug=code))
    return home, copies[0], copies[1]


def site_tree() -> SiteTree:
    """Make the small portal in place of Wagtail's welcome page."""
    home, home_en, home_nb = _front_pages()
    Site.objects.all().delete()
    site = Site.objects.create(hostname="testserver", port=80, site_name="MOWIS", root_page=home, is_default_site=True)
    ensure_roles(homes=[home, home_en, home_nb])
    index = CourseIndexFactory(parent=home)
    course = CourseFactory(parent=index, slug="jak-zalozyc-fundacje")
    first, last = [single(), multiple()], [single(prompt="Gdzie rejestruje się fundację?")]
    modules = [
        ModuleFactory(parent=course, title="Zanim zaczniesz", slug="zanim-zaczniesz"),
        ModuleFactory(parent=course, title="Statut i rejestracja", slug="statut-i-rejestracja"),
    ]
    steps = [
        StepFactory(parent=modules[0], title="Kto może być fundatorem", slug="kto-moze-byc-fundatorem", asked=first),
        StepFactory(parent=modules[0], title="Sprawdź pomysł", slug="sprawdz-pomysl"),
        StepFactory(parent=modules[1], title="Złóż wniosek", slug="zloz-wniosek", asked=last),
    ]
    return SiteTree(site, home, home_en, home_nb, index, course, modules, steps, first, last)


def course_of(steps: int, *, parent: CourseIndexPage, quiz: bool = True) -> CoursePage:
    """A course of one module with that many steps, for tests that count queries at 2 and at 60."""
    course: CoursePage = CourseFactory(parent=parent, title=f"Kurs z {steps} krokami", slug=f"kurs-{steps}")
    module = ModuleFactory(parent=course)
    for number in range(steps):
        StepFactory(parent=module, title=f"Krok {number + 1}", slug=f"krok-{number + 1}", quiz=quiz)
    return course
