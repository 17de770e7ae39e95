"""What an editor may get wrong on these pages is a message beside the field, drafts included, and nothing typed is lost."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from tests.factories import ProgrammeIndexFactory, ProjectIndexFactory, SiteTree
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db


def post(client: BrowserClient, parent: Page, model: str, data: dict[str, Any], action: str) -> Any:
    url = reverse("wagtailadmin_pages:add", args=["mowis_home", model, parent.pk])
    common = {"title": "Próba", "slug": "proba", "legal_status": "draft", "body": streamfield([]), "comments": inline_formset([])}
    return client.post(url, nested_form_data({**common, **data}) | ({action: "1"} if action else {}))


@pytest.mark.parametrize("action", ["", "action-publish"])
def test_impossible_amounts_come_back_as_they_were_typed(site_tree: SiteTree, admin_client: BrowserClient, action: str) -> None:
    index = ProjectIndexFactory(parent=site_tree.home)
    data = {
        "partners": streamfield([]),
        "project_funders": inline_formset([]),
        "easy_to_read": "null",
        "tags": "",
        "value": "100",
        "grant": "200",
        "fund": "Fundusz, który nie może zginąć",
    }
    response = post(admin_client, index, "projectpage", data, action)
    html = response.content.decode()
    assert response.status_code == 200
    assert "Fundusz, który nie może zginąć" in html
    assert response.context["form"].errors.as_data()
    assert index.get_children().count() == 0


@pytest.mark.parametrize("action", ["", "action-publish"])
def test_programme_without_years_comes_back(site_tree: SiteTree, admin_client: BrowserClient, action: str) -> None:
    index = ProgrammeIndexFactory(parent=site_tree.home)
    response = post(admin_client, index, "programmepage", {"kind": "annual", "act_number": "XCIX/2700/22"}, action)
    assert response.status_code == 200
    assert "XCIX/2700/22" in response.content.decode()
    assert {"year_from", "year_to"} <= set(response.context["form"].errors)
