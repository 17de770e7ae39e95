"""Addresses in the words of each language.

They are contracts – bookmarks, printed sheets and other people's scripts hold them – so they stand in the code, not in a
catalogue that a translator may reword or that may not be compiled.
"""

from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import get_language


def _in_active_language(routes: tuple[tuple[str, str], ...]) -> str:
    table = dict(routes)
    return table.get(get_language() or settings.LANGUAGE_CODE, table[settings.LANGUAGE_CODE])


_lazy_route = lazy(_in_active_language, str)


def address(*, pl: str, en: str, nb: str) -> str:
    """A route for ``path()`` that reads differently in each language.

    Args:
        pl: the route in Polish, such as ``nauka/krok/<uuid:step_key>/``; also used where no language is active.
        en: in English.
        nb: in Norwegian Bokmål.
    """
    route: str = _lazy_route((("pl", pl), ("en", en), ("nb", nb)))
    return route
