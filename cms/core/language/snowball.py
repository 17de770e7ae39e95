"""The Snowball stemmers of the portal's languages, without those of thirty others that their package loads with them: 10 MB."""

import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

#: The same folder under another name, so that what the package does when it is imported is passed over.
_PACKAGE = "_snowball"


def stemmer(name: str) -> Callable[[str], str]:
    """What makes stems of words.

    Args:
        name: a language as Snowball calls it, such as ``polish``.
    """
    if _PACKAGE not in sys.modules:
        found = find_spec("snowballstemmer")
        folder = ModuleType(_PACKAGE)
        folder.__path__ = list(found.submodule_search_locations or ()) if found else []
        sys.modules[_PACKAGE] = folder
    module = import_module(f"{_PACKAGE}.{name}_stemmer")
    made = getattr(module, f"{name.title()}Stemmer")()
    return lambda word: str(made.stemWord(word))
