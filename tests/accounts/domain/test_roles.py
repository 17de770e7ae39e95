"""What the roles may do."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Locale, Page

from cms.accounts.domain.roles import ensure_roles
from cms.accounts.errors import RoleDataError

pytestmark = pytest.mark.django_db
TERMS = {f"mowis_translation.{action}_approvedterm" for action in ("add", "change", "view")}


@pytest.fixture
def homes() -> dict[str, Page]:
    """A bare front page in each language."""
    root = Page.get_first_root_node()
    made = {}
    for code in ("pl", "en", "nb"):
        locale, _ = Locale.objects.get_or_create(language_code=code)
        made[code] = root.add_child(instance=Page(title=code, slug=f"roles-{code}", locale=locale))
    return made


def rights(group: str) -> set[str]:
    permissions = Group.objects.get(name=group).permissions.select_related("content_type")
    return {f"{permission.content_type.app_label}.{permission.codename}" for permission in permissions}


def page_rights(group: str) -> set[tuple[str, str]]:
    rows = GroupPagePermission.objects.filter(group__name=group).values_list("page__title", "permission__codename")
    return set(rows)


def test_pages_by_role(homes: dict[str, Page]) -> None:
    ensure_roles(homes=homes.values())
    everywhere = {(code, f"{action}_page") for code in homes for action in ("add", "change", "publish")}
    abroad = {(code, f"{action}_page") for code in ("en", "nb") for action in ("change", "publish")}
    assert {name: page_rights(name) for name in ("Editors", "Translators", "Coordinators")} == {
        "Editors": everywhere,
        "Translators": abroad,
        "Coordinators": set(),
    }


def test_rights_of_translators_and_coordinators_are_exactly_these() -> None:
    ensure_roles()
    assert rights("Translators") == {"wagtailadmin.access_admin", "wagtail_localize.submit_translation", *TERMS}
    people = "mowis_accounts.view_participant"
    certificates = {f"mowis_credentials.{right}" for right in ("change_certificate", "view_certificate", "view_rule")}
    assert rights("Coordinators") == {"wagtailadmin.access_admin", "mowis_learning.view_courseprogress", people, *certificates}


def test_editors_keep_records_of_law_and_core_but_delete_none_and_see_no_person() -> None:
    ensure_roles()
    held = rights("Editors")
    assert {"wagtailadmin.access_admin", "mowis_law.add_legalact", "mowis_law.change_legalact"} <= held
    assert {right for right in held if right.startswith(("mowis_law.delete", "mowis_core.delete"))} == set()
    assert {right for right in held if right.startswith(("auth.", "mowis_accounts."))} == set()
    assert {right for right in held if right.startswith("mowis_translation.")} == TERMS
    learning = {"mowis_learning.view_courseprogress", "mowis_learning.add_regrade"}
    assert {right for right in held if right.startswith("mowis_learning.")} == learning


def test_editors_alone_see_what_people_look_for_and_keep_how_it_is_found() -> None:
    ensure_roles()
    found = {f"wagtailsearchpromotions.{action}_searchpromotion" for action in ("add", "change", "delete", "view")}
    found |= {"mowis_search.view_searched", *(f"mowis_search.{action}_synonymset" for action in ("add", "change", "delete", "view"))}
    held = {name: {right for right in rights(name) if "search" in right} for name in ("Editors", "Translators", "Coordinators")}
    assert held == {"Editors": found, "Translators": set(), "Coordinators": set()}


def test_editors_work_with_images_and_documents() -> None:
    ensure_roles()
    root = Collection.get_first_root_node()
    rows = GroupCollectionPermission.objects.filter(group__name="Editors", collection=root)
    held = set(rows.values_list("permission__codename", flat=True))
    assert {f"{action}_{kind}" for action in ("add", "change", "choose") for kind in ("image", "document")} <= held


def test_second_run_changes_nothing_and_keeps_what_an_administrator_added(homes: dict[str, Page]) -> None:
    ensure_roles(homes=homes.values())
    Group.objects.get(name="Translators").permissions.add(
        Permission.objects.get(content_type__app_label="mowis_law", codename="view_legalact")
    )
    before = [(rights(name), page_rights(name)) for name in ("Editors", "Translators", "Coordinators")]
    ensure_roles(homes=homes.values())
    assert [(rights(name), page_rights(name)) for name in ("Editors", "Translators", "Coordinators")] == before


def test_missing_permission_is_named() -> None:
    Permission.objects.filter(content_type__app_label="mowis_learning", codename="view_courseprogress").delete()
    with pytest.raises(RoleDataError, match=r"mowis_learning\.view_courseprogress"):
        ensure_roles()
