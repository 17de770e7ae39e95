"""Words for people stand in English in the code and in Polish in the catalogues. Polish words elsewhere have a reason."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
POLISH = re.compile("[ąćęłńśźżĄĆĘŁŃŚŹŻ]")
COMMENT = re.compile(r"\{#.*?#\}|\{% comment .*?\{% endcomment %\}", re.DOTALL)
#: Files whose strings have Polish letters, and why.
ALLOWED = {
    "cms/accounts/domain/demo.py": "names of the sample accounts of a newcomer's own machine",
    "cms/core/blocks/key_figures.py": "amounts in a currency",
    "cms/core/blocks/table.py": "amounts in a currency",
    "cms/core/editing/wording.py": "letters, for comparing",
    "cms/core/gallery/*": "samples of content, on a newcomer's own machine",
    "cms/core/language/folding.py": "letters, for comparing",
    "cms/core/language/sentences.py": "abbreviations that do not end a Polish sentence",
    "cms/core/language/sorting.py": "letters, for sorting",
    "cms/core/language/stems.py": "endings of Polish words, for comparing",
    "cms/core/language/fuzzy.py": "letters that may have been meant",
    "cms/core/language/morphology.py": "examples of words, for whoever reads the code",
    "cms/core/language/restoring.py": "letters, for spelling",
    "cms/core/letters.py": "letters, for addresses",
    "cms/law/content_checks/acts.py": "how a Polish text names an act",
    "cms/guide/models/offices.py": "the Polish name of a Polish service",
    "templates/components/guide_office.html": "the Polish name of a Polish service",
    "cms/law/glossary/domain/matching.py": "endings of Polish words, for comparing",
    "cms/law/glossary/models.py": "an example of Polish terms, for editors",
    "home/declaration/polish.py": "the wording of the declaration is prescribed by law in Polish; two files beside it say it in the others",
    "home/districts.py": "names of districts",
    "home/hours.py": "words that are read in what editors write",
    "home/models/programmes.py": "the Polish term beside the English one, for editors",
    "home/models/projects.py": "the Polish term beside the English one, for editors",
    "home/views/projects.py": "a currency",
    "search/analysis/pieces.py": "how a Polish text names a place in an act",
    "search/analysis/stop_words.py": "words that say nothing, in three languages",
    "search/models/synonyms.py": "an example of Polish synonyms, for editors",
    "home/synthetic.py": "made-up data for measuring",
    "learning/synthetic.py": "made-up data for measuring",
}


def strings_of_code(path: Path) -> Iterator[str]:
    """Every string of a Python file that is no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def polish_files() -> set[str]:
    """Files with Polish words in what they say."""
    found = set()
    for room in ("cms", "home", "learning", "search", "templates"):
        for path in (ROOT / room).rglob("*"):
            name = path.relative_to(ROOT).as_posix()
            if path.suffix == ".py" and "migrations" not in path.parts:
                words = any(POLISH.search(text) for text in strings_of_code(path))
            elif path.suffix in {".html", ".txt"}:
                words = bool(POLISH.search(COMMENT.sub("", path.read_text(encoding="utf-8"))))
            else:
                continue
            if words:
                found.add("cms/core/gallery/*" if name.startswith("cms/core/gallery/") else name)
    return found


def test_no_template_and_no_code_says_polish_words_of_its_own() -> None:
    assert polish_files() == set(ALLOWED)
