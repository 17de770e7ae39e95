"""Which tables statements read and change, and when everybody is told."""

import pytest
from django.db import connection, transaction
from wagtail.models import Page

from cms.core import generations
from cms.core.answers.private import tables
from cms.core.answers.tables import READING, WRITING, _parsed, name_of, watch
from cms.core.models import PortalTag, PublishingEntity
from cms.core.reads import covered, recorded

ENTITY = PublishingEntity._meta.db_table
STATEMENTS = {
    'SELECT "a"."id" FROM "a" INNER JOIN "b" ON ("a"."id" = "b"."a_id") LEFT OUTER JOIN "c" ON (1=1)': (READING, {"a", "b", "c"}),
    'SELECT 1 FROM "a" WHERE EXISTS(SELECT 1 FROM "b")': (READING, {"a", "b"}),
    "select * from a": (READING, {"a"}),
    '(SELECT "a"."id" FROM "a") UNION (SELECT "b"."id" FROM "b")': (READING, {"a", "b"}),
    'INSERT INTO "a" ("x") VALUES (1) RETURNING "a"."id"': (WRITING, {"a"}),
    'INSERT OR IGNORE INTO "a" ("x") VALUES (1)': (WRITING, {"a"}),
    'INSERT INTO "a" ("x") SELECT "x" FROM "b"': (WRITING, {"a"}),
    'UPDATE "a" SET "x" = 1': (WRITING, {"a"}),
    'DELETE FROM "a" WHERE 1': (WRITING, {"a"}),
    'WITH RECURSIVE "r" AS (SELECT 1) DELETE FROM "a" USING "r"': (WRITING, {"r", "a"}),
    'WITH RECURSIVE "r" AS (SELECT * FROM "a") SELECT * FROM "r" JOIN "b" ON 1': (READING, {"a", "r", "b"}),
    'TRUNCATE "a", "b" CASCADE': (WRITING, {"a", "b"}),
    'UPDATE "wagtailcore_page" SET "draft_title" = 1, "latest_revision_id" = 2 WHERE "wagtailcore_page"."title" = 3': (WRITING, set()),
    'UPDATE "wagtailcore_page" SET "draft_title" = 1, "title" = 2 WHERE "wagtailcore_page"."id" = 3': (WRITING, {"wagtailcore_page"}),
    'SAVEPOINT "s1"': (WRITING, set()),
    "": (WRITING, set()),
}


@pytest.mark.parametrize("sql", STATEMENTS)
def test_statement_is_taken_apart(sql: str) -> None:
    kind, found = _parsed(sql)
    assert (kind, set(found)) == STATEMENTS[sql]


def test_every_model_is_shown_or_private_and_rooms_name_their_own() -> None:
    shown, private = tables()
    assert not shown & private
    assert {"wagtailcore_page", ENTITY, "mowis_law_legalact", "wagtailredirects_redirect"} <= shown
    assert {"mowis_learning_response", "mowis_accounts_participant", "auth_group", "django_session", "wagtailcore_revision"} <= private


@pytest.mark.django_db
def test_what_is_read_is_written_down_with_its_mark_before() -> None:
    before = mark()
    with recorded() as reads:
        list(PublishingEntity.objects.order_by("pk"))
        generations.cached("pages", "value", lambda: list(PortalTag.objects.order_by("pk")))
    assert reads.marks == {name_of(ENTITY): before, "pages": generations.current("pages")}


@pytest.mark.django_db
def test_private_tables_are_named() -> None:
    from cms.accounts.models import Participant

    with recorded() as reads:
        Participant.objects.count()
        with covered():
            list(PublishingEntity.objects.order_by("pk"))
    assert (reads.private, reads.marks) == ({"mowis_accounts_participant"}, {})


def mark() -> str:
    """The mark of the publishing units, as everybody sees it."""
    return generations.stored_marks([name_of(ENTITY)])[name_of(ENTITY)]


@pytest.mark.django_db(transaction=True)
def test_change_is_told_when_it_is_committed_and_not_when_it_is_taken_back() -> None:
    before = mark()
    with transaction.atomic():
        PublishingEntity.objects.create(name="Biuro")
        inside = mark()
    committed = mark()
    with transaction.atomic():
        PublishingEntity.objects.update(name="Wydział")
        transaction.set_rollback(True)
    assert (inside, committed != before, mark()) == (before, True, committed)


@pytest.mark.django_db(transaction=True)
def test_change_without_a_transaction_is_told_at_once() -> None:
    PublishingEntity.objects.create(name="Biuro")
    before = mark()
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {ENTITY} SET name = 'X'")
    assert mark() != before


@pytest.mark.django_db(transaction=True)
def test_savepoint_that_is_taken_back_does_not_hide_what_was_written_before_and_after() -> None:
    before = mark()
    with transaction.atomic():
        with transaction.atomic():
            PublishingEntity.objects.create(name="Biuro")
            transaction.set_rollback(True)
        PublishingEntity.objects.create(name="Wydział")
    assert mark() != before


@pytest.mark.django_db(transaction=True)
def test_what_a_transaction_reads_of_its_own_changes_is_good_for_nobody() -> None:
    with transaction.atomic():
        PublishingEntity.objects.create(name="Biuro")
        with recorded() as reads:
            PublishingEntity.objects.count()
    assert reads.marks[name_of(ENTITY)] not in {mark(), generations.UNTOUCHED}


@pytest.mark.django_db(transaction=True)
def test_a_thousand_rows_are_one_mark() -> None:
    with transaction.atomic():
        for number in range(50):
            PublishingEntity.objects.create(name=f"Biuro {number}")
        ours = [entry for entry in connection.run_on_commit if type(entry[1]).__name__ == "_Written"]
    assert len(ours) == 1


def test_connection_is_watched_once() -> None:
    watch(connection)
    watch(connection)
    assert [wrapper.__name__ for wrapper in connection.execute_wrappers].count("_look") == 1


@pytest.mark.django_db
def test_aliases_of_long_statements_are_read_too() -> None:
    with recorded() as reads:
        list(Page.objects.filter(pk__in=range(500)).order_by("path").values_list("pk"))
    assert set(reads.marks) == {name_of("wagtailcore_page")}
