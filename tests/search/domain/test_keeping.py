from typing import Any

import pytest
from modelsearch.conf import get_app_config

from search.backends.wanted import Wanted
from search.domain.building import count_words
from search.domain.engines import database
from search.domain.keeping import bring_up_to_date
from search.models import AskedFor, Document, Word
from tests.search.things import Things

pytestmark = pytest.mark.django_db


def bring(*keys: str) -> int:
    return bring_up_to_date(source="thing", keys=list(keys))


def found(term: str, language: str = "pl", *, in_title: bool = False) -> list[str]:
    wanted = Wanted(((((frozenset({f"{language}{term}"}),),),),), in_title=in_title)
    pks = database().matching(Document, wanted, 50)
    return sorted(Document.objects.filter(pk__in=pks).values_list("title", flat=True))


def entries() -> int:
    """Rows that documents have in the index."""
    model = get_app_config().get_model("IndexEntry")
    count: int = model.objects.filter(content_type__app_label="mowis_search").count()
    return count


def test_a_thing_is_found_by_the_terms_of_each_language(things: Things) -> None:
    things.put("a", "Małe granty", "pl", text="Dla stowarzyszeń.")
    things.put("b", "Small grants", "en")
    assert bring("a", "b") == 2
    assert (found("grant"), found("grant", "en"), found("stowarzyszenie")) == (["Małe granty"], ["Small grants"], ["Małe granty"])
    assert (found("stowarzyszenie", in_title=True), found("grant", in_title=True)) == ([], ["Małe granty"])


def test_what_says_the_same_is_not_written_again(things: Things, sql_count: Any) -> None:
    things.put("a", "Małe granty")
    bring("a")
    with sql_count() as queries:
        assert bring("a") == 0
    assert not [statement for statement in queries.sql if statement.startswith(("INSERT", "UPDATE", "DELETE"))]


def test_what_says_something_else_is_found_by_that_alone(things: Things) -> None:
    things.put("a", "Małe granty")
    bring("a")
    pk = Document.objects.get().pk
    things.put("a", "Wolontariat")
    assert bring("a") == 1
    assert (found("grant"), found("wolontariat"), Document.objects.get().pk) == ([], ["Wolontariat"], pk)


def test_what_is_gone_is_not_found(things: Things) -> None:
    things.put("a", "Granty", "pl", "nb")
    bring("a")
    things.put("a", "Granty", "nb")
    assert (bring("a"), found("grant")) == (1, [])
    del things.rows["a"]
    assert (bring("a"), Document.objects.count(), entries()) == (1, 0, 0)


def test_words_by_which_people_ask_are_found_and_are_no_part_of_what_is_shown(things: Things) -> None:
    things.put("a", "Mały grant")
    AskedFor.objects.create(source="thing", key="a", language="pl", phrases="pieniądze na piknik\nile dają")
    bring("a")
    assert found("piknik") == ["Mały grant"]
    assert "piknik" not in Document.objects.get().text
    AskedFor.objects.all().delete()
    assert (bring("a"), found("piknik")) == (1, [])


def test_a_source_that_nobody_declares_any_more_is_forgotten(things: Things, monkeypatch: pytest.MonkeyPatch) -> None:
    from cms.core.findable import registry

    things.put("a", "Granty")
    bring("a")
    monkeypatch.setattr(registry, "_sources", {})
    assert (bring("a"), Document.objects.count()) == (1, 0)


def test_new_words_are_learnt_once(things: Things) -> None:
    things.put("a", "Granty i granty")
    things.put("b", "Granty")
    bring("a")
    bring("b")
    assert Word.objects.filter(is_term=True, text="grant").count() == 1
    assert Word.objects.get(is_term=False, text="granty").shown == "granty"


def test_building_counts_what_keeping_has_learnt(things: Things) -> None:
    things.put("a", "Granty", text="Pierwszy akapit.\nDrugi akapit.", above=("Kurs o dotacjach",))
    things.put("b", "Granty", "nb")
    AskedFor.objects.create(source="thing", key="a", language="pl", phrases="pieniądze na start")
    bring("a", "b")
    learnt = set(Word.objects.values_list("language", "is_term", "text", "shown"))
    count_words()
    assert set(Word.objects.values_list("language", "is_term", "text", "shown")) == learnt
    assert {"dotacja", "pieniadz"} <= {text for _language, is_term, text, _shown in learnt if is_term}


def test_a_portion_costs_the_same_however_many_things_it_has(things: Things, sql_count: Any) -> None:
    things.put("first", "Grant dla organizacji")
    bring("first")  # the first in a process asks which content types there are
    counts = []
    for many in (1, 40):
        for number in range(many):
            things.put(f"{many}-{number}", "Grant dla organizacji")
        with sql_count() as queries:
            bring(*(key for key in things.rows if key.startswith(f"{many}-")))
        counts.append(queries.count)
    assert counts[0] == counts[1] <= 14
