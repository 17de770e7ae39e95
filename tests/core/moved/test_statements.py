"""What moving costs: as many statements for a section of a thousand as for one of ten, and for a deep address as for a shallow one.

Plain Wagtail makes an expression per page below a section that is renamed, and SQLite refuses more than 1 000 of them.

``MOVED_SIZE=5000`` measures a section of thousands, on whichever database the suite runs.
"""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from wagtail.models import Page

from cms.core.models import MovedAddress
from cms.core.moved.resolving import moved_to
from home.models import HomePage, TextPage
from tests.harness.queries import Queries

from .trees import add, answers, move, rename, section_of

Fronts = dict[str, HomePage]
Counter = Callable[[], AbstractContextManager[Queries]]
SIZES = (10, int(os.environ.get("MOVED_SIZE", "1200")))


@pytest.mark.parametrize("what", ["renaming", "moving"])
def test_a_large_section_costs_as_many_statements_as_a_small_one(fronts: Fronts, sql_count: Counter, what: str) -> None:
    target = add(fronts["pl"], "archiwum")
    add(target, "najstarsze")
    rename(target, "zbiory")  # what is asked once and then remembered is asked now
    counts: list[int] = []
    for size in SIZES:
        section = section_of(size, parent=fronts["pl"], slug=f"dzial-{size}")
        last = TextPage.objects.descendant_of(Page.objects.get(pk=section.pk)).order_by("path").last()
        assert last is not None
        old = last.url_path
        with sql_count() as queries:
            rename(section, f"inny-{size}") if what == "renaming" else move(section, target)
        counts.append(queries.count)
        last.refresh_from_db()
        assert last.url_path != old
        assert answers(old) == (301, last.url_path)
    assert counts[0] == counts[1], counts
    assert MovedAddress.objects.count() == 1 + len(SIZES)


def test_looking_up_costs_the_same_at_any_depth_and_after_any_number_of_moves(fronts: Fronts, sql_count: Counter) -> None:
    page: Any = add(fronts["pl"], "s")
    deepest = page
    for level in range(12):
        deepest = add(deepest, f"p{level}")
    for turn in range(9):
        rename(page, f"s{turn}")
    tail = "".join(f"p{level}/" for level in range(12))
    costs = {}
    for path in ("/pl/s/", f"/pl/s/{tail}", f"/pl/s4/{tail}", f"/pl/nie-bylo/{tail}"):
        moved_to(path)
        with sql_count() as queries:
            found = moved_to(path)
        costs[path] = (found, queries.count)
    assert costs == {
        "/pl/s/": ("/pl/s8/", 2),
        f"/pl/s/{tail}": (f"/pl/s8/{tail}", 2),
        f"/pl/s4/{tail}": (f"/pl/s8/{tail}", 2),
        f"/pl/nie-bylo/{tail}": ("", 1),
    }
