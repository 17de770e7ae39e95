"""Ids: none stands twice anywhere in the content.

Whatever is loaded, pages of all packages and parts of one page are held apart (``package.check_ids``); here parts of different pages and
records are too. A copied file is how it happens, and translations and answers of the one would be those of the other.
"""

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from ..document import ids_in
from ..problems import Problem
from .places import line_of, problem_at
from .rules import Checked


def repeated_ids(checked: Checked) -> Iterator[Problem]:
    """Every place of an id that stands at another place too."""
    places: dict[UUID, list[Problem]] = defaultdict(list)
    for package, source in checked.pages:
        own = {block.id for block in source.document.body}.union(*(ids_in(record) for record in source.document.records()))
        for key in sorted(own, key=str):
            places[key].append(problem_at(package, source, "", key=key))
    for package, record in checked.records:
        for key in ids_in(record.record):
            line = line_of(package, record.file, key=key) or record.line
            places[key].append(Problem(package.path(record.file), line, ""))
    for key, found in places.items():
        first, *others = sorted(found)
        for one in others:
            message = f"The id {key} stands in {first.file}:{first.line} too. Give this one a new id: remove it and run --assign-ids."
            yield Problem(one.file, one.line, message)
