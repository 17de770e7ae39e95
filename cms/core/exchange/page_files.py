"""Keys and kinds of pages that stand as files beside the courses: menu, tags, other versions of the text."""

from functools import cache
from typing import Annotated, Any, ClassVar, Literal, cast

from pydantic import AfterValidator, Field, create_model

from .kinds import Front, PageKind
from .notation import LATER, QUIET, WORD, Id, Line, Markdown, Names, Record, Slug
from .portal import Portal
from .records import record_named

Menu = bool | Literal["footer"]


class PageFront(Front):
    """A page beside the courses. ``menu`` true: in the main menu; ``footer``: in the footer."""

    menu: Annotated[Menu, QUIET] = False


class MenuKind(PageKind):
    """A page that may stand in a menu."""

    front: ClassVar[type[Front]] = PageFront

    def values(self, page: Any) -> dict[str, Any]:
        """Add the menu."""
        menu: Any = True if page.show_in_menus else "footer" if page.show_in_footer else False
        return {**super().values(page), "menu": menu}

    def apply(self, front: Any, page: Any) -> None:
        """Set the menu."""
        super().apply(front, page)
        page.show_in_menus, page.show_in_footer = front.menu is True, front.menu == "footer"


def _sorted(value: list[str]) -> list[str]:
    return sorted(set(value))


class TagsFront(Record):
    """The key of page types that have tags: slugs of ``records/tags.yaml``."""

    tags: Annotated[list[Slug], AfterValidator(_sorted), Names("tags"), QUIET, LATER] = Field(default_factory=list)


class TagsKeys(PageKind):
    """To mix into the kind of a page type that has tags; its front mixes in ``TagsFront``."""

    def linked_values(self, page: Any, portal: Portal) -> dict[str, Any]:
        """Add the tags, sorted."""
        return {**super().linked_values(page, portal), "tags": sorted(tag.slug for tag in page.tags.all())}

    def apply_linked(self, front: Any, page: Any, portal: Portal) -> None:
        """Set the tags."""
        super().apply_linked(front, page, portal)
        page.tags.set([record_named("tags", slug) for slug in front.tags])


class VersionsFront(Record):
    """The keys of page types that may have a film in Polish Sign Language and an easy-to-read text."""

    sign_language_video: Annotated[Line, Field(max_length=500, pattern=r"^(https://\S+)?$"), LATER] = ""
    easy_to_read: Annotated[Markdown, LATER] = ""


class VersionsKeys(PageKind):
    """To mix into the kind of a page type with ``AccessibleVersionsMixin``; its front mixes in ``VersionsFront``."""

    def values(self, page: Any) -> dict[str, Any]:
        """Add the film."""
        return {**super().values(page), "sign_language_video": page.sign_language_video}

    def apply(self, front: Any, page: Any) -> None:
        """Set the film."""
        super().apply(front, page)
        page.sign_language_video = front.sign_language_video

    def linked_values(self, page: Any, portal: Portal) -> dict[str, Any]:
        """Add the easy-to-read text, which may hold links."""
        return {**super().linked_values(page, portal), "easy_to_read": portal.markdown(page.easy_to_read)}

    def apply_linked(self, front: Any, page: Any, portal: Portal) -> None:
        """Set the easy-to-read text."""
        super().apply_linked(front, page, portal)
        page.easy_to_read = portal.html(front.easy_to_read)


@cache
def file_front(kind: type[PageKind]) -> type[Record]:
    """The front matter of a page's file: the kind's keys, and those that say what page it is and where it stands.

    Args:
        kind: the class of the kind.
    """
    of_kind = Annotated[Literal[kind.name], WORD]  # type: ignore[name-defined]
    made = create_model(f"{kind.__name__}File", __base__=kind.front, type=(of_kind, ...), parent=(Id | None, None))
    return cast(type[Record], made)
