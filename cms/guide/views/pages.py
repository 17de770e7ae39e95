"""Which contexts and addresses belong to which page types of the room."""

from cms.core.pages.contexts import provide_context
from cms.core.pages.subroutes import View, provide_routes
from cms.guide.models import ProcedurePage

from .addresses import CALENDAR, FORGET, KEEP
from .own.calendar import calendar
from .own.forgetting import forget
from .own.keeping import keep
from .procedure import procedure_context


def register() -> None:
    """Tell the core; called once when the app is ready."""
    provide_context(ProcedurePage, procedure_context)
    provide_routes(ProcedurePage, _words(KEEP, keep) | _words(CALENDAR, calendar) | _words(FORGET, forget))


def _words(table: dict[str, str], view: View) -> dict[str, View]:
    return {f"{word}/": view for word in table.values()}
