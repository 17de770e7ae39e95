"""`make mutants` is run by hand, so the suite sees to it that its mutants follow the code."""

from pathlib import Path

import pytest

from tools.mutants import MUTANTS, ROOT, Mutant


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_every_mutant_changes_a_line_that_stands_there_once(mutant: Mutant) -> None:
    assert (Path(ROOT) / mutant.file).read_text(encoding="utf-8").count(mutant.code) == 1
    assert all((Path(ROOT) / test).is_file() for test in mutant.tests)
