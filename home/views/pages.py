"""Which view fills which page's template."""

from cms.core.pages.contexts import provide_context
from home import models

from .contacts import contacts_context
from .front import home_context
from .partners import partner_context, partner_index_context
from .place import place_context
from .programmes import programme_context, programme_index_context
from .projects import project_context, project_index_context
from .texts import declaration_context, text_context

CONTEXTS = {
    models.HomePage: home_context,
    models.TextPage: text_context,
    models.ProjectIndexPage: project_index_context,
    models.ProjectPage: project_context,
    models.PartnerIndexPage: partner_index_context,
    models.PartnerPage: partner_context,
    models.PlacePage: place_context,
    models.ContactsPage: contacts_context,
    models.ProgrammeIndexPage: programme_index_context,
    models.ProgrammePage: programme_context,
    models.StatutoryPage: text_context,
    models.DeclarationPage: declaration_context,
}


def register() -> None:
    """Tell the core; called once when the app is ready."""
    for model, context in CONTEXTS.items():
        provide_context(model, context)
