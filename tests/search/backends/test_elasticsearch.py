"""The index in Elasticsearch: what it finds, and how it is kept."""

from typing import Any

import pytest
from django.core.management import call_command
from wagtail.models import Page

from search.analysis.tokens import tag
from search.backends.wanted import Wanted
from search.domain.building import build
from search.domain.catching_up import bring_or_note
from search.domain.engines import database
from search.errors import ClusterError, NotBuiltError, RefusedError
from search.models import Document
from tests.search.fixtures import Cluster
from tests.search.things import Things

pytestmark = pytest.mark.django_db


def one(*tokens: str) -> Any:
    """A part that is said in one way: with any of these tokens."""
    return ((frozenset(tokens),),)


EVERY = ("plqxall",)
WANTED = {
    "a word": Wanted(((one("plogrod"),),), EVERY),
    "in the title": Wanted(((one("plogrod"),),), EVERY, in_title=True),
    "any of two": Wanted(((one("plroslina", "plzima"),),), EVERY),
    "both": Wanted(((one("plogrod"), one("plzima")),), EVERY),
    "two ways": Wanted(((one("plogrod"), one("plzima")), (one("plmost"),)), EVERY),
    "a synonym of two words": Wanted(((((frozenset({"plogrod"}), frozenset({"plzima"})), (frozenset({"plmost"}),)),),), EVERY),
    "a filter": Wanted(((one("plogrod"),),), (*EVERY, tag("section", "a-1", "pl"))),
    "filters alone": Wanted((), (*EVERY, tag("kind", "page", "pl"), tag("archived", 0, "pl"))),
    "another language": Wanted(((one("engarden", "enzima"),),), ("enqxall",)),
    "nothing": Wanted(((one("plniema"),),), EVERY),
    "very many": Wanted(((one(*(f"plx{number}" for number in range(2_000)), "plmost"),),), EVERY),
}


def stock(things: Things) -> None:
    things.put("a", "Ogród w mieście", text="Rośliny, zima i lato", section="a-1")
    things.put("b", "Most", text="Za ogrodem", is_archived=True)
    things.put("c", "Zima w ogrodzie", "pl", "en", "nb", section="b-2")
    things.put("d", "Ogrodnicy", text="Most nad rzeką")
    things.put("e", "Łódź żaglowa 🛶 “x” - *", text="AND OR NOT \\ / { } ' \" \n")


def found(engine: Any, token: str, language: str = "pl") -> list[str]:
    """Keys of the documents that have a token."""
    ids = engine.matching(Document, Wanted((((((frozenset({token})),),),),), (f"{language}qxall",)), 100)
    return sorted(Document.objects.filter(pk__in=ids).values_list("key", flat=True))


def test_the_cluster_finds_what_the_database_finds(es: Any, things: Things) -> None:
    stock(things)
    build()
    mine = {name: sorted(es.matching(Document, wanted, 100)) for name, wanted in WANTED.items()}
    assert mine == {name: sorted(database().matching(Document, wanted, 100)) for name, wanted in WANTED.items()}
    assert [name for name, ids in mine.items() if not ids] == ["nothing"]


@pytest.mark.parametrize("tokens", [["plo"], ["plogrod"], ["plog", "plm"], ["plzaglowa"], ["plx"], ["enz"], ["plq"]], ids=" ".join)
def test_suggestions_are_those_of_the_database(tokens: list[str], es: Any, things: Things) -> None:
    stock(things)
    build()
    assert sorted(es.beginning(Document, tokens, 100)) == sorted(database().beginning(Document, tokens, 100))


def test_the_newest_are_given_when_there_are_more(es: Any, things: Things) -> None:
    for number in range(30):
        things.put(f"k{number:02}", f"Ogród {number}")
    build()
    things.put("k30", "Ogród 30")
    bring_or_note(source="thing", keys=["k30"])
    newest = [str(pk) for pk in Document.objects.order_by("-pk").values_list("pk", flat=True)[:5]]
    assert es.matching(Document, WANTED["a word"], 5) == newest


def test_a_change_is_found_and_what_it_was_is_not(es: Any, things: Things) -> None:
    things.put("a", "Ogród", "pl", "en")
    build()
    things.put("a", "Most", "pl", "en")
    bring_or_note(source="thing", keys=["a"])
    assert (found(es, "plogrod"), found(es, "plmost"), es.health()) == ([], ["a"], 2)


def test_a_language_that_is_gone_and_a_thing_that_is_gone_leave_the_index(es: Any, things: Things) -> None:
    things.put("a", "Ogród", "pl", "en", "nb")
    things.put("b", "Ogród")
    build()
    things.put("a", "Ogród", "en")
    del things.rows["b"]
    bring_or_note(source="thing", keys=["a", "b"])
    assert (found(es, "plogrod"), es.health()) == ([], 1)


def test_sending_twice_does_nothing_twice(es: Any, things: Things) -> None:
    things.put("a", "Ogród")
    build()
    for _time in range(2):
        es.replace("thing", ["a"], list(Document.objects.all()))
    assert es.health() == 1


def test_a_change_before_the_first_build_makes_no_index(es: Any, things: Things) -> None:
    things.put("a", "Ogród")
    assert bring_or_note(source="thing", keys=["a"]) is True
    with pytest.raises(NotBuiltError):
        es.health()
    assert list(es.es.indices.get(index=f"{es.alias}*")) == []


def test_a_field_that_the_mapping_does_not_know_is_refused(es: Any, things: Things, monkeypatch: pytest.MonkeyPatch) -> None:
    things.put("a", "Ogród")
    build()
    monkeypatch.setattr("search.backends.elasticsearch.fields_of", lambda row: {"pk": row.pk, "surprise": 1})
    with pytest.raises(RefusedError, match="thing:a:pl was not written"):
        es.replace("thing", ["a"], list(Document.objects.all()))
    assert found(es, "plogrod") == ["a"]


def test_wagtail_s_own_commands_and_searches_leave_the_cluster_alone(es: Any, things: Things) -> None:
    call_command("update_index", verbosity=0)
    assert list(es.es.indices.get(index=f"{es.alias}*")) == []
    with pytest.raises(RefusedError):
        list(es.search("x", Page.objects.all()))


def test_a_name_and_a_password_in_the_address_are_decoded(cluster: Cluster) -> None:
    engine = cluster("https://elastic:p%40ss%3A@search.example:9243/es", INDEX="portal")
    (node,) = engine.es.transport.node_pool.all()
    assert (node.base_url, engine.es._headers["authorization"]) == ("https://search.example:9243/es", "Basic ZWxhc3RpYzpwQHNzOg==")


def test_whatever_the_client_says_is_an_error_of_the_cluster(away: Any) -> None:
    asked = (
        lambda: away.matching(Document, WANTED["a word"], 1), lambda: away.beginning(Document, ["plo"], 1), away.health,
        lambda: away.replace("thing", ["a"], []), lambda: away.build(Document),
    )  # fmt: skip
    for ask in asked:
        with pytest.raises(ClusterError):
            ask()
