"""Which view answers which address of a decision helper."""

from cms.core.pages.contexts import provide_context
from cms.core.pages.subroutes import View, provide_routes

from ..models import DecisionPage
from ..views.addresses import WHOLE
from .views import decision_context, overview, result_view, way_view
from .words import RESULT, WAY


def register() -> None:
    """Tell the core; called once when the app is ready."""
    provide_context(DecisionPage, decision_context)
    routes: dict[str, View] = {f"{word}/": overview for word in WHOLE.values()}
    # Whatever stands behind the word, so that an odd address gets a page that helps.
    for word in WAY.values():
        routes |= {f"{word}/": way_view, f"{word}/<path:way>/": way_view}
    for word in RESULT.values():
        routes |= {f"{word}/": result_view, f"{word}/<path:key>/": result_view}
    provide_routes(DecisionPage, routes)
