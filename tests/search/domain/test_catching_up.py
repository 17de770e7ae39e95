"""A cluster that is away costs nobody a change."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from home.models import TextPage
from search.domain.building import build
from search.domain.catching_up import bring_or_note, catch_up
from search.domain.engines import breaker
from search.errors import ClusterError
from search.models import Document, Waiting
from tests.factories import SiteTree, commit_hooks
from tests.search.fixtures import Cluster
from tests.search.things import Things, nobody_answers, nobody_listens

pytestmark = pytest.mark.django_db


def keys_of(engine: Any) -> list[str]:
    """Keys of all documents of the cluster."""
    engine.refresh(engine.alias)
    return sorted(key for _stamp, (_source, key) in engine.stamps(engine.alias, after=0, until=None, limit=100).values())


def waiting() -> list[tuple[str, str]]:
    return list(Waiting.objects.order_by("key").values_list("key", "reason"))


def test_a_change_waits_while_the_cluster_is_away_and_is_sent_later(
    cluster: Cluster, things: Things, elasticsearch_url: str, index_prefix: str
) -> None:
    real = {"INDEX": f"{index_prefix}portal", "REFRESH": True}
    there = cluster(elasticsearch_url, **real)
    things.put("a", "Ogród")
    things.put("b", "Ogród")
    build()
    with nobody_listens() as url:
        cluster(url)
        things.put("c", "Most")
        del things.rows["a"]
        well = [bring_or_note(source="thing", keys=[key]) for key in "ac"]
        still = catch_up()
    assert (well, still, waiting()) == ([False, False], (0, 2), [("a", "ClusterError"), ("c", "ClusterError")])
    assert (sorted(Document.objects.values_list("key", flat=True)), keys_of(there)) == (["b", "c"], ["a", "b"])
    back, out = cluster(elasticsearch_url, **real), StringIO()
    call_command("catch_up_search", stdout=out)
    assert (out.getvalue(), waiting(), keys_of(back)) == ("2 brought up to date, 0 wait\n", [], ["b", "c"])


@pytest.mark.parametrize("how", [nobody_listens, nobody_answers], ids=["refuses", "is silent"])
def test_saving_a_page_never_fails(how: Any, cluster: Cluster, site_tree: SiteTree) -> None:
    # What making the tree has put off is never run in a test, and changes are put off together.
    connection.run_on_commit.clear()
    page = TextPage(title="Ogród", slug="ogrod", summary="x", locale=site_tree.home.locale)
    with how() as url:
        cluster(url, TIMEOUT=0.2, WRITE_TIMEOUT=0.2)
        with commit_hooks():
            site_tree.home.add_child(instance=page)
        with commit_hooks():
            page.title = "Most"
            page.save_revision().publish()
    key = str(page.translation_key)
    assert TextPage.objects.get(pk=page.pk).title == "Most"
    assert (key in dict(waiting()), list(Document.objects.filter(key=key).values_list("title", flat=True))) == (True, ["Most"])


def test_the_next_change_does_not_wait_for_the_timeout_too(cluster: Cluster, things: Things) -> None:
    things.put("a", "Ogród")
    with nobody_listens() as url:
        cluster(url)
        bring_or_note(source="thing", keys=["a"])
        assert breaker.is_open
        bring_or_note(source="thing", keys=["b"])
    assert [key for key, _reason in waiting()] == ["a", "b"]


def test_a_build_without_the_cluster_brings_the_database_up_to_date_and_says_what_is_missing(away: Any, things: Things) -> None:
    things.put("a", "Ogród")
    with pytest.raises(CommandError, match="The index in Elasticsearch was not built, what was there goes on answering"):
        call_command("build_search", stdout=StringIO())
    assert ([key for key, _reason in waiting()], Document.objects.count()) == (["a"], 1)


def test_what_waits_is_sent_by_a_build_too_even_when_nothing_has_changed_since(
    cluster: Cluster, things: Things, elasticsearch_url: str, index_prefix: str
) -> None:
    real = {"INDEX": f"{index_prefix}portal", "REFRESH": True}
    cluster(elasticsearch_url, **real)
    things.put("a", "Ogród")
    build()
    with nobody_listens() as url:
        cluster(url)
        things.put("b", "Most")
        bring_or_note(source="thing", keys=["b"])
    back = cluster(elasticsearch_url, **real)
    build()
    assert (waiting(), keys_of(back)) == ([], ["a", "b"])


def test_a_portal_that_gave_up_its_cluster_forgets_what_waited_for_it(things: Things) -> None:
    things.put("a", "Ogród")
    Waiting.objects.create(source="thing", key="a", reason="ClusterError")
    assert (catch_up(), waiting()) == ((1, 0), [])


def test_what_waits_goes_on_waiting_when_a_build_cannot_send_it_either(away: Any, things: Things) -> None:
    things.put("a", "Ogród")
    bring_or_note(source="thing", keys=["a"])
    with pytest.raises(ClusterError):
        build()
    assert waiting() == [("a", "ClusterError")]
