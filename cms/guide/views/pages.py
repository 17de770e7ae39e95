"""Which contexts and addresses belong to which page types of the room."""

from cms.core.pages.below import PRINT
from cms.core.pages.contexts import provide_context
from cms.core.pages.subroutes import View, provide_routes
from cms.guide.models import ChapterPage, GuideIndexPage, HandbookPage, ProcedurePage

from .addresses import CALENDAR, FORGET, KEEP, STEP, WHOLE
from .handbook import whole_version
from .index import chapter_context, guide_index_context, handbook_context
from .own.calendar import calendar
from .own.forgetting import forget
from .own.keeping import keep
from .procedure import print_version, procedure_context, step_view


def register() -> None:
    """Tell the core; called once when the app is ready."""
    provide_context(GuideIndexPage, guide_index_context)
    provide_context(ProcedurePage, procedure_context)
    provide_context(HandbookPage, handbook_context)
    provide_context(ChapterPage, chapter_context)
    steps = {f"{word}/<slug:short>/": step_view for word in STEP.values()}
    provide_routes(
        ProcedurePage, steps | _words(PRINT, print_version) | _words(KEEP, keep) | _words(CALENDAR, calendar) | _words(FORGET, forget)
    )
    provide_routes(HandbookPage, _words(WHOLE, whole_version))


def _words(table: dict[str, str], view: View) -> dict[str, View]:
    return {f"{word}/": view for word in table.values()}
