"""The publication record (metryczka)."""

from datetime import date, timedelta
from typing import Any

from wagtail.models import Page

from cms.accounts.models import User
from cms.core.models import PublishingEntity
from cms.core.pages.publication_record import PublicationRecord, publication_record, records_for
from home.models import HomePage, TextPage
from tests.factories import UserFactory

Fronts = dict[str, HomePage]


def publish(page: TextPage, user: User | None) -> TextPage:
    page.save_revision(user=user).publish(user=user, skip_permission_checks=True)
    fresh: TextPage = TextPage.objects.get(pk=page.pk)
    return fresh


def add(fronts: Fronts, slug: str, **values: Any) -> TextPage:
    page = TextPage(title=slug, slug=slug, locale=fronts["pl"].locale, live=False, **values)
    fronts["pl"].add_child(instance=page)
    return page


def test_record_names_unit_person_publisher_and_times(fronts: Fronts) -> None:
    office = PublishingEntity.objects.create(name="Wydział Polityki Społecznej")
    PublishingEntity.objects.create(name="Urząd", is_default=True)
    anna = UserFactory(first_name="Anna", last_name="Nowak")
    draft = add(fronts, "a", publishing_entity=office, responsible_person="Jan Kowal", produced_on=date(2026, 1, 2))
    page = publish(draft, anna)
    assert publication_record(page) == PublicationRecord(
        "Wydział Polityki Społecznej", "Jan Kowal", "Anna Nowak", date(2026, 1, 2), page.first_published_at, None
    )


def test_record_without_own_values_falls_back_to_the_default_unit(fronts: Fronts) -> None:
    PublishingEntity.objects.create(name="Urząd", is_default=True)
    page = publish(add(fronts, "a"), None)
    assert publication_record(page) == PublicationRecord("Urząd", "", "", None, page.first_published_at, None)


def test_record_names_who_published_last_and_never_by_e_mail(fronts: Fronts) -> None:
    anna, nameless = UserFactory(first_name="Anna", last_name="Nowak"), UserFactory(first_name="", last_name="", email="a.b@example.org")
    page = publish(add(fronts, "a"), anna)
    first = publication_record(page).published_by
    page = publish(page, nameless)
    assert (first, publication_record(page).published_by) == ("Anna Nowak", "")


def test_record_of_an_old_page_keeps_the_name_that_was_typed(fronts: Fronts) -> None:
    page = publish(add(fronts, "a", published_by_name="Dawny Redaktor"), UserFactory(first_name="Anna", last_name="Nowak"))
    assert publication_record(page).published_by == "Dawny Redaktor"


def test_record_survives_the_publishers_account(fronts: Fronts) -> None:
    anna = UserFactory(first_name="Anna", last_name="Nowak")
    page = publish(add(fronts, "a"), anna)
    anna.delete()
    assert records_for([page])[page.pk].published_by == ""


def test_record_says_when_a_page_was_updated_later(fronts: Fronts) -> None:
    page = publish(add(fronts, "a"), None)
    Page.objects.filter(pk=page.pk).update(first_published_at=page.last_published_at - timedelta(days=3))
    fresh = TextPage.objects.get(pk=page.pk)
    assert records_for([fresh])[page.pk].updated_at == page.last_published_at


def test_records_of_many_pages_take_two_queries(fronts: Fronts, sql_count: Any) -> None:
    counts = []
    for number in range(3):
        publish(add(fronts, f"strona-{number}"), UserFactory())
        pages = list(TextPage.objects.all())
        with sql_count() as queries:
            records_for(pages)
        counts.append(queries.count)
    assert counts == [2, 2, 2]


def test_record_is_free_when_warm_and_fresh_after_a_publish(fronts: Fronts, sql_count: Any) -> None:
    page = publish(add(fronts, "a"), UserFactory(first_name="Anna", last_name="Nowak"))
    publication_record(page)
    with sql_count() as queries:
        publication_record(page)
    page = publish(page, UserFactory(first_name="Ewa", last_name="Lis"))
    assert (queries.count, publication_record(page).published_by) == (0, "Ewa Lis")


def test_page_shows_its_record(fronts: Fronts, client: Any) -> None:
    PublishingEntity.objects.create(name="Urząd <Miasta>", is_default=True)
    page = publish(add(fronts, "a", responsible_person="Jan Kowal"), UserFactory(first_name="Anna", last_name="Nowak"))
    html = client.get(page.url).content.decode()
    found = [part in html for part in ("Urząd &lt;Miasta&gt;", "Jan Kowal", "Anna Nowak")]
    assert found == [True, True, True]
