"""The form by which people keep their way: its key, and what it says."""

from django.http import HttpRequest, QueryDict

from cms.accounts.domain import form_keys
from cms.guide.domain.reading import CHOOSE, DATE, MOST, TICK, UNTICK, Sent
from cms.guide.models import ProcedurePage

#: The field with the key, and the button that saves; its value is the key of the date that it stands beside.
FORM, SAVE = "form", "save"


def mint(request: HttpRequest, page: ProcedurePage) -> str:
    """The key of a fresh form, for the person of the request. Writes nothing and sets no cookie.

    Args:
        request: the request that shows the form.
        page: the procedure that it stands on.
    """
    return form_keys.give_out(request)


def read_form(data: QueryDict) -> Sent:
    """What was sent; whatever was, this reads it."""
    names = [name for name in data if name.startswith(DATE)][:MOST]
    return Sent(
        tick=data.getlist(TICK),
        untick=data.getlist(UNTICK),
        choose=data.getlist(CHOOSE),
        dates={name.removeprefix(DATE): data.get(name, "") for name in names},
    )
