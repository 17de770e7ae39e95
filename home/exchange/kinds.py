"""Front page, list of courses and text pages as files."""

from typing import Annotated, Any, Literal

from cms.core.exchange.kinds import Front, Kinds, PageKind
from cms.core.exchange.notation import QUIET, WORD, Id
from home.models import HomePage, TextPage
from learning.exchange.kinds import COURSE_KINDS
from learning.models import CourseIndexPage

Menu = bool | Literal["footer"]


class PageFront(Front):
    """A page beside the courses. ``menu`` true: in the main menu; ``footer``: in the footer."""

    menu: Annotated[Menu, QUIET] = False


class PageFileFront(PageFront):
    """The front matter of its file, which also says what page it is and where it stands."""

    type: Annotated[Literal["home", "course_index", "text"], WORD]
    parent: Id | None = None


class MenuKind(PageKind):
    """A page that may stand in a menu."""

    front = PageFront

    def values(self, page: Any) -> dict[str, Any]:
        """Add the menu."""
        menu: Any = True if page.show_in_menus else "footer" if page.show_in_footer else False
        return {**super().values(page), "menu": menu}

    def apply(self, front: Any, page: Any) -> None:
        """Set the menu."""
        super().apply(front, page)
        page.show_in_menus, page.show_in_footer = front.menu is True, front.menu == "footer"


class HomeKind(MenuKind):
    """The front page."""

    name = "home"
    model = HomePage


class CourseIndexKind(MenuKind):
    """The list of courses."""

    name = "course_index"
    model = CourseIndexPage
    has_body = False


class TextKind(MenuKind):
    """A page of text."""

    name = "text"
    model = TextPage


KINDS = Kinds(HomeKind(), CourseIndexKind(), TextKind(), *COURSE_KINDS)
