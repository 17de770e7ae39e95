"""The roles of staff, as groups of Wagtail. Who may do what is told in docs/architecture.md."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from cms.accounts.errors import RoleDataError

EDITORS = "Editors"
TRANSLATORS = "Translators"
COORDINATORS = "Coordinators"

_ADMIN = "wagtailadmin.access_admin"
_COLLECTION = [
    f"{app}.{action}_{model}"
    for app, model in (("wagtailimages", "image"), ("wagtaildocs", "document"))
    for action in ("add", "change", "choose")
]
#: Rooms whose records editors keep; deleting one is an administrator's, because pages point at them.
_RECORD_ROOMS = ("mowis_law", "mowis_core", "mowis_home", "mowis_news", "mowis_notices", "mowis_feedback")
#: Of the guide only the offices are records that editors keep; the rest is what people keep of their own way.
_OFFICES = [f"mowis_guide.{action}_office" for action in ("add", "change", "view")]
#: The glossary of translators: whoever translates or writes keeps it.
_TERMS = [f"mowis_translation.{action}_approvedterm" for action in ("add", "change", "view")]
#: How things are found: what people look for, synonyms, promoted results. Nothing points at these, so editors delete them too.
_SEARCH = [
    "mowis_search.view_searched",
    *(f"mowis_search.{action}_synonymset" for action in ("add", "change", "delete", "view")),
    *(f"wagtailsearchpromotions.{action}_searchpromotion" for action in ("add", "change", "delete", "view")),
]


@transaction.atomic
def ensure_roles(*, homes: Iterable[Page] = ()) -> dict[str, Group]:
    """Make the groups and give them what they need. What an administrator added to them stays; a second call changes nothing.

    Args:
        homes: the front pages to grant on. Editors work on all of them, translators on those that are not the source's.

    Returns:
        The groups by name.

    Raises:
        RoleDataError: when a permission does not exist yet, because migrations have not run to the end.
    """
    pages = list(homes)
    editors, translators, coordinators = (Group.objects.get_or_create(name=name)[0] for name in (EDITORS, TRANSLATORS, COORDINATORS))
    counters = _permission("mowis_learning.view_courseprogress")
    terms = [_permission(name) for name in _TERMS]
    offices = [_permission(name) for name in _OFFICES]
    search = [_permission(name) for name in _SEARCH]
    rules = [_permission(f"mowis_credentials.{action}_rule") for action in ("add", "change", "view")]
    _give(
        editors,
        [
            _permission(_ADMIN),
            counters,
            _permission("mowis_learning.add_regrade"),
            *terms,
            *offices,
            *rules,
            *search,
            *_record_permissions(),
        ],
    )
    _give(translators, [_permission(_ADMIN), _permission("wagtail_localize.submit_translation"), *terms])
    # Who learns what, by name, is for those who answer for people's progress.
    kept = [_permission(f"mowis_credentials.{action}_certificate") for action in ("change", "view")]
    seen = [_permission("mowis_credentials.view_rule"), _permission("mowis_accounts.view_participant")]
    _give(coordinators, [_permission(_ADMIN), counters, *kept, *seen])

    root = Collection.get_first_root_node()
    for name in _COLLECTION:
        GroupCollectionPermission.objects.get_or_create(group=editors, collection=root, permission=_permission(name))

    # Wagtail's own migration lets a group of this name write beside the front pages, where no page of the portal belongs.
    GroupPagePermission.objects.filter(group=editors, page__depth=1).delete()
    for page in pages:
        _give_page(editors, page, ("add", "change", "publish"))
        if page.locale.language_code != settings.LANGUAGE_CODE:
            _give_page(translators, page, ("change", "publish"))
    return {group.name: group for group in (editors, translators, coordinators)}


def _give(group: Group, permissions: Iterable[Permission]) -> None:
    group.permissions.add(*permissions)


def _give_page(group: Group, page: Page, actions: Iterable[str]) -> None:
    for action in actions:
        permission = _permission(f"wagtailcore.{action}_page")
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _permission(name: str) -> Permission:
    """Return a permission by its name, as in ``app.codename``.

    Raises:
        RoleDataError: when there is none.
    """
    room, codename = name.split(".")
    permission = Permission.objects.filter(content_type__app_label=room, codename=codename).first()
    if permission is None:
        raise RoleDataError(f"There is no permission {name} yet. Run the migrations, then try again.")
    return permission


def _record_permissions() -> list[Permission]:
    """Return the rights to view, add, change and publish the records of those rooms."""
    wanted = Q()
    for action in ("add", "change", "publish", "view"):
        wanted |= Q(codename__startswith=f"{action}_")
    return list(Permission.objects.filter(wanted, content_type__app_label__in=_RECORD_ROOMS))
