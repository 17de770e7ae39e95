"""Languages that a folder is declared complete in (``complete.yaml``): then no string may be missing.

A folder is named as it stands below ``content/pl``: ``pages``, ``guide``, ``courses/jak-zalozyc-fundacje``, ``records``.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from cms.core.exchange.catalogue import parse_po
from cms.core.exchange.catalogues import catalogue_name, target_languages
from cms.core.exchange.checks.rules import Checked
from cms.core.exchange.package import Package
from cms.core.exchange.problems import PackageError, Problem
from cms.core.exchange.records_loading import LABEL as RECORDS
from cms.core.exchange.yaml_reader import YamlText, read_yaml

from .expected import expected_strings

FILE = "complete.yaml"
#: So many of what is missing are named.
NAMED = 3


def incomplete_catalogues(checked: Checked) -> Iterator[Problem]:
    """Mistakes in the declaration, and catalogues of declared languages with a string that is empty, fuzzy or not there."""
    name = f"{checked.folder.name}/{FILE}"
    try:
        declared = read_declaration(checked.folder, name)
    except PackageError as error:
        yield from error.problems
        return
    packages = {_folder(package, checked): package for package in checked.packages}
    for folder, languages in (declared.data or {}).items():
        line = declared.line_of((folder,))
        package = packages.get(folder)
        if package is None:
            yield Problem(name, line, f"There is no folder “{folder}” here. Known are: {', '.join(packages)}.")
            continue
        for language in languages:
            if language not in target_languages():
                known = ", ".join(target_languages())
                yield Problem(name, line, f"“{language}” is no language that the content is translated into. Known are: {known}.")
            elif folder == RECORDS:
                yield from _records(package, language)
            else:
                yield from _catalogue(package, language)


def read_declaration(folder: Path, name: str) -> YamlText:
    """Read ``complete.yaml``: lists of languages by folder. Without the file nothing is declared.

    Raises:
        PackageError: when it is something else.
    """
    path = folder / FILE
    source = read_yaml(path.read_text(encoding="utf-8") if path.is_file() else "", file=name)
    if source.data is not None and not (isinstance(source.data, dict) and all(_is_list_of_words(one) for one in source.data.values())):
        raise PackageError([Problem(name, 1, "A mapping is expected here: a folder and a list of languages, such as “guide: [en, nb]”.")])
    return source


def _is_list_of_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _folder(package: Package, checked: Checked) -> str:
    return PurePosixPath(package.place).relative_to(checked.folder.name).as_posix()


def _catalogue(package: Package, language: str) -> Iterator[Problem]:
    name = catalogue_name(language)
    if name not in package.folder:
        yield Problem(package.path(name), 0, f"The folder is declared complete in “{language}” and has no catalogue. {_HOW}")
        return
    po = parse_po(package.folder.text(name), file=name)
    entries = [entry for entry in po if not entry.obsolete]
    for problem, missing in (
        ("are empty", [(one.linenum or 1, one.msgid) for one in entries if not one.msgstr]),
        ("are “fuzzy”", [(one.linenum or 1, one.msgid) for one in entries if one.msgstr and one.fuzzy]),
    ):
        if missing:
            texts = [text for _line, text in missing]
            # The reader puts a line in front of the file.
            yield Problem(package.path(name), max(0, missing[0][0] - 1), _message(texts, problem, language))
    known = {(entry.msgctxt.partition("|")[0], entry.msgid) for entry in entries}
    gone = [text for one in package.pages for text in expected_strings(one.document) if (str(one.key), text) not in known]
    if gone:
        yield Problem(package.path(name), 0, _message(gone, "are not in the catalogue", language))


_HOW = "Load the content, run load_content --write-catalogues and translate what it lists, or take the language out of complete.yaml."


def _message(texts: list[str], what: str, language: str) -> str:
    first = ", ".join(f"“{text[:40]}”" for text in texts[:NAMED])
    return f"The folder is declared complete in “{language}”, but {len(texts)} texts {what}: {first}. {_HOW}"


def _records(package: Package, language: str) -> Iterable[Problem]:
    for one in package.extra["records"].sources:
        if one.kind.translated and one.kind.is_translatable and language not in one.kind.languages(one.record):
            key = one.kind.key_of(one.record)
            message = f"“{key}” is not in “{language}”, though records are declared complete in it. Add its texts, or mend complete.yaml."
            yield Problem(package.path(one.file), one.line, message)
