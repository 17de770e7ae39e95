"""What the glossary tells the rooms below it when the app is ready."""

from cms.core.pages.contexts import provide_context
from cms.core.pages.finishing import register_finisher

from . import receivers
from .domain.marking import explain_terms
from .models import GlossaryPage
from .views import glossary_context


def register() -> None:
    """Connect what makes pages stale, fill the page of the glossary, and explain words in bodies."""
    receivers.connect()
    provide_context(GlossaryPage, glossary_context)
    register_finisher("glossary", explain_terms)
