"""Projects and their partners: the fact card, who paid, who took part, lists, and what machines read."""

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from home.models import ProjectPage
from home.views.projects import facts
from tests.factories import (
    FunderFactory,
    PartnerIndexFactory,
    PartnerPageFactory,
    ProjectIndexFactory,
    ProjectPageFactory,
    SiteTree,
    commit_hooks,
    translate,
)
from tests.factories.places import many_projects
from tests.harness.client import BrowserClient
from tests.learning.views.test_queries import Counter

pytestmark = pytest.mark.django_db


def graph(html: str) -> list[dict[str, Any]]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    nodes: list[dict[str, Any]] = json.loads(found[1])["@graph"]
    return nodes


@pytest.fixture
def project(site_tree: SiteTree) -> Any:
    partner = PartnerPageFactory(parent=PartnerIndexFactory(parent=site_tree.home))
    funder = FunderFactory(name="Europejski Fundusz Społeczny", url="https://example.org/efs")
    return ProjectPageFactory(parent=ProjectIndexFactory(parent=site_tree.home), funded_by=funder, led_by=partner)


def test_fact_card_says_what_is_known(project: Any) -> None:
    with translation.override("en"):
        rows = [(one.name, one.value.replace("\xa0", " ")) for one in facts(project)]
    assert rows == [
        ("Fund", "Europejski Fundusz Społeczny"),
        ("Measure", "5.4.2"),
        ("Project number", "POKL.05.04.02-00-H12/13"),
        ("Value of the project", "1,234,567 zł"),
        ("Grant", "1,049,381.95 zł (85% of the eligible costs)"),
        ("Beneficiary", "Gmina Miejska Kraków"),
        ("Implementing unit", "MOWIS"),
        ("Period", "maj 2013 – czerwiec 2015"),
    ]
    bare = ProjectPage(title="Nowy", cofinancing=Decimal("85.50"))
    with translation.override("en"):
        assert [(one.name, one.value) for one in facts(bare)] == [("Grant", "85.5% of the eligible costs")]


def test_page_shows_who_paid_and_who_took_part(project: Any, client: BrowserClient) -> None:
    html = client.get(project.url).content.decode()
    assert '<span class="funders__name">Europejski Fundusz Społeczny</span>' in html
    assert f'href="{project.partners[0].value["page"].specific.url}"' in html
    partner = client.get(project.partners[0].value["page"].url).content.decode()
    assert f'<a href="{project.url}">{project.title}</a>' in partner


def test_machines_read_the_project_with_its_funder(project: Any, client: BrowserClient) -> None:
    entity = graph(client.get(project.url).content.decode())[-1]["mainEntity"]
    assert (entity["@type"], entity["identifier"], entity["foundingDate"]) == ("Project", "POKL.05.04.02-00-H12/13", "2013-05-01")
    assert entity["funder"] == [{"@type": "Organization", "name": "Europejski Fundusz Społeczny", "url": "https://example.org/efs"}]
    assert [one["name"] for one in entity["member"]] == [project.partners[0].value["page"].title]
    partner = graph(client.get(project.partners[0].value["page"].url).content.decode())[-1]["mainEntity"]
    assert partner["address"] == {"@type": "PostalAddress", "streetAddress": "Storgata 1, 0155 Oslo", "addressCountry": "NO"}


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"grant": Decimal("1234567.01")}, "mowis_home_project_grant_within_value"),
        ({"ends_on": date(2013, 4, 30)}, "mowis_home_project_ends_after_start"),
        ({"value": Decimal(-1), "grant": None}, "mowis_home_project_value_not_negative"),
        ({"cofinancing": Decimal("100.01")}, "mowis_home_project_cofinancing_percent"),
    ],
)
def test_impossible_facts_are_refused_by_form_and_database(project: Any, change: dict[str, Any], constraint: str) -> None:
    for name, value in change.items():
        setattr(project, name, value)
    with pytest.raises(ValidationError):
        project.full_clean()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        ProjectPage.objects.filter(pk=project.pk).update(**change)


def test_partner_is_named_once(project: Any) -> None:
    raw = project.partners.get_prep_value()
    project.partners = json.dumps([*raw, {**raw[0], "id": "0c5be0f4-5c0f-4a0e-9e1b-6f0c3d0c1c55"}])
    with pytest.raises(ValidationError):
        project.partners.stream_block.clean(project.partners)


def test_archival_projects_come_on_request(site_tree: SiteTree, client: BrowserClient) -> None:
    index = ProjectIndexFactory(parent=site_tree.home)
    ProjectPageFactory(parent=index, title="Trwający", ends_on=None)
    ProjectPageFactory(parent=index, title="Dawny", archived_on=date(2016, 1, 31), archive_reason="Skończony.")
    ProjectPageFactory(parent=index, title="Szkic", draft=True)

    def listed(query: str) -> list[str]:
        return [row.title for row in client.get(index.url + query).context["projects"]]

    assert listed("") == ["Trwający"]
    assert listed("?archived=1") == ["Dawny", "Trwający"]
    assert listed("?archived=nonsense") == ["Trwający"]


def test_list_of_nothing_but_the_archive_shows_it_at_once(site_tree: SiteTree, client: BrowserClient) -> None:
    index = ProjectIndexFactory(parent=site_tree.home)
    ProjectPageFactory(parent=index, title="Dawny", archived_on=date(2016, 1, 31), archive_reason="Skończony.")
    context = client.get(index.url).context
    assert ([row.title for row in context["projects"]], context["can_choose"]) == (["Dawny"], False)


def test_list_in_english_has_the_polish_project_where_it_is_not_translated(site_tree: SiteTree, client: BrowserClient) -> None:
    index = ProjectIndexFactory(parent=site_tree.home)
    translate(ProjectPageFactory(parent=index, title="Tłumaczony"), "en")
    ProjectPageFactory(parent=index, title="Polski")
    rows = client.get(index.get_translation(site_tree.home_en.locale).url).context["projects"]
    assert sorted((row.title, row.lang) for row in rows) == [("Polski", "pl"), ("en: Tłumaczony", "")]


def test_list_costs_the_same_with_many_projects(site_tree: SiteTree, client: BrowserClient, sql_count: Counter) -> None:
    index = ProjectIndexFactory(parent=site_tree.home)
    client.get(index.url)  # what is asked once for the whole portal
    counts = []
    for more in (2, 20):
        many_projects(more, parent=index)
        with sql_count() as cold:
            client.get(index.url)
        with sql_count() as warm:
            client.get(index.url)
        assert warm.duplicates == []
        counts.append((cold.count, warm.count))
    assert counts[0] == counts[1]


def test_changed_funder_is_shown_at_once(project: Any, client: BrowserClient) -> None:
    assert "Europejski Fundusz" in client.get(project.url).content.decode()
    funder = project.funders[0]
    funder.name = "Fundusze Norweskie"
    with commit_hooks():
        funder.save()
    assert "Fundusze Norweskie" in client.get(project.url).content.decode()
