"""An answer stays as long as what it was made of is found again, whatever else changed in the same tables."""

from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection, transaction

from cms.core import generations
from cms.core.answers import proving
from cms.core.answers.proving import holds
from cms.core.models import PublishingEntity
from cms.core.proofs import ALIAS, remember
from cms.core.reads import Proof, covered, recorded
from tests.core.answers.conftest import Ask
from tests.factories import SiteTree, TextPageFactory
from tests.factories.pages import text_body

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses of the answers that were drawn."""
    paths: list[str] = []
    from cms.core.middleware.answers import KeptAnswersMiddleware

    draw = KeptAnswersMiddleware._drawn

    def remembered(self: Any, request: Any, *rest: Any) -> Any:
        paths.append(request.path)
        return draw(self, request, *rest)

    monkeypatch.setattr(KeptAnswersMiddleware, "_drawn", remembered)
    return paths


def names() -> Proof | None:
    """What a reading of the publishing units was made of."""
    with recorded() as reads:
        list(PublishingEntity.objects.order_by("pk").values_list("name"))
    remember(reads)
    return reads.whole_proof


def true(proof: Proof | None) -> bool:
    """Whether something rests on it, and it holds."""
    return bool(proof) and holds(proof or {})


def test_publishing_one_page_draws_no_other_again(site_tree: SiteTree, ask: Ask, drawn: list[str]) -> None:
    pages = [TextPageFactory(parent=site_tree.home, title=f"Strona {number}", slug=f"strona-{number}") for number in range(3)]
    first = {page.url: ask(page.url)[0] for page in pages}
    drawn.clear()
    pages[0].body = text_body("<p>Nowy tekst.</p>")
    pages[0].save_revision().publish()
    after = {url: ask(url) for url in first}
    again = {url: ask(url) for url in first}
    assert drawn == [pages[0].url]
    assert "Nowy tekst." in after[pages[0].url][0].content.decode()
    for page in pages[1:]:
        assert after[page.url][0].content == first[page.url].content
        assert after[page.url][0]["ETag"] == first[page.url]["ETag"]
        assert 0 < after[page.url][1].count <= 10 + 10 * (page is pages[1]), "the first one asks for what all share"
        assert again[page.url][1].count == 0


def test_what_a_page_shows_of_another_makes_it_stale_through_what_rooms_keep(site_tree: SiteTree, ask: Ask, drawn: list[str]) -> None:
    page = TextPageFactory(parent=site_tree.home, title="Strona", slug="strona")
    ask(page.url)
    # The menu is found in a cache from the second page on, so that this one asks for none of it itself.
    other = TextPageFactory(parent=site_tree.home, title="Druga", slug="druga", show_in_menus=True)
    ask(page.url)
    ask(site_tree.index.url)
    drawn.clear()
    other.title = "Trzecia"
    other.save_revision().publish()
    assert "Trzecia" in ask(page.url)[0].content.decode()
    assert "Trzecia" in ask(site_tree.index.url)[0].content.decode()
    assert drawn == [page.url, site_tree.index.url]


def test_a_draft_and_more_pages_below_show_nowhere(site_tree: SiteTree, ask: Ask, drawn: list[str]) -> None:
    page = TextPageFactory(parent=site_tree.home, title="Strona", slug="strona")
    TextPageFactory(parent=site_tree.home, title="Druga", slug="druga")
    ask(page.url)
    drawn.clear()
    page.title = "Szkic"
    page.save_revision()
    TextPageFactory(parent=site_tree.home, title="Trzecia", slug="trzecia", draft=True)
    ask(page.url)
    assert drawn == []


def test_statement_finds_what_it_found_until_a_row_is_another() -> None:
    PublishingEntity.objects.create(name="Biuro")
    proof = names()
    assert true(proof)
    PublishingEntity.objects.update(address="ul. Nowa 1")
    assert true(proof), "what was not read has changed"
    for change in (
        lambda: PublishingEntity.objects.update(name="Wydział"),
        lambda: PublishingEntity.objects.create(name="Drugie"),
        lambda: PublishingEntity.objects.filter(name="Drugie").delete(),
    ):
        proof = names()
        change()
        assert not true(proof)


def test_statements_that_were_asked_since_the_last_change_are_not_asked_again(sql_count: Any) -> None:
    proof = names()
    with sql_count() as queries:
        assert true(proof)
    assert queries.count == 0
    PublishingEntity.objects.create(name="Biuro")
    proof = names()
    PublishingEntity.objects.update(address="ul. Nowa 1")
    with sql_count() as queries:
        assert [true(proof), true(proof)] == [True, True]
    assert queries.count == 1


def test_change_while_the_statements_are_asked_is_noticed_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    PublishingEntity.objects.create(name="Biuro")
    proof = names()
    PublishingEntity.objects.update(address="ul. Nowa 1")
    digest_of = proving.digest_of

    def late(cursor: Any, rows: list[Any]) -> str:
        found = digest_of(cursor, rows)
        PublishingEntity.objects.update(name="Wydział")
        return found

    monkeypatch.setattr(proving, "digest_of", late)
    assert true(proof)
    monkeypatch.undo()
    assert not true(proof)


def test_nothing_is_true_whose_statements_are_lost_or_cannot_be_asked() -> None:
    proof = names()
    caches[ALIAS].clear()
    assert not true(proof)
    with recorded() as reads, connection.cursor() as cursor:
        cursor.execute("SELECT name FROM mowis_core_publishingentity ORDER BY id")
    reads.texts = {name: "SELECT nothing" if name.startswith("text:") else text for name, text in reads.texts.items()}
    remember(reads)
    assert true(reads.whole_proof)
    PublishingEntity.objects.create(name="Biuro")
    assert not true(reads.whole_proof)


def test_two_answers_to_one_question_prove_nothing() -> None:
    with recorded() as reads:
        list(PublishingEntity.objects.order_by("pk"))
        PublishingEntity.objects.create(name="Biuro")
        list(PublishingEntity.objects.order_by("pk"))
    assert reads.whole_proof is None


def test_who_asks_for_a_mark_rests_on_it() -> None:
    with recorded() as reads:
        generations.cached("pages", "value", lambda: generations.current("sites"))
    assert true(reads.whole_proof)
    generations.bump("pages")
    assert true(reads.whole_proof)
    generations.bump("sites")
    assert not true(reads.whole_proof)


def test_a_value_from_the_cache_brings_what_it_was_made_of(settings: Any) -> None:
    def value() -> str:
        return generations.cached("pages", "names", lambda: "".join(PublishingEntity.objects.values_list("name", flat=True)))

    PublishingEntity.objects.create(name="Biuro")
    value()
    with recorded() as reads:
        assert value() == "Biuro"
    assert true(reads.whole_proof)
    PublishingEntity.objects.update(name="Wydział")
    assert not true(reads.whole_proof)
    settings.KEEP_ANSWERS = False
    generations.bump("pages")
    value()
    settings.KEEP_ANSWERS = True
    with recorded() as reads:
        value()
    assert reads.whole_proof is None, "nobody wrote down what it was made of"


def test_what_a_transaction_sees_of_its_own_changes_is_compared_with_what_was_committed() -> None:
    PublishingEntity.objects.create(name="Biuro")
    with transaction.atomic():
        PublishingEntity.objects.update(name="Wydział")
        proof = names()
        transaction.set_rollback(True)
    assert not true(proof)


def test_a_cursor_gives_its_rows_in_every_way_and_can_be_used_again() -> None:
    for number in range(5):
        PublishingEntity.objects.create(name=f"Biuro {number}")
    sql = "SELECT id, name FROM mowis_core_publishingentity ORDER BY name"
    with covered(), connection.cursor() as cursor:
        cursor.execute(sql)
        one, two, rest = cursor.fetchone(), cursor.fetchmany(2), cursor.fetchall()
        assert [name for _pk, name in [one, *two, *rest]] == [f"Biuro {number}" for number in range(5)]
        assert (cursor.fetchone(), cursor.fetchmany(2)) == (None, [])
        cursor.execute(sql)
        assert len(list(cursor)) == 5
        cursor.execute("UPDATE mowis_core_publishingentity SET address = 'X'")
        assert cursor.rowcount == 5
    with recorded():
        assert len(list(PublishingEntity.objects.iterator(chunk_size=2))) == 5
