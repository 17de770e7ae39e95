"""Addresses of groups: a person's groups, the coordinator's pages, the invitation, a member's own page."""

from django.urls import URLPattern, path

from cms.core.addresses import address
from learning.views.groups import belonging, coordinating, editing, files, joining, overview

PL, EN, NB = "nauka/grupy/", "learning/groups/", "laering/grupper/"


def _below(*, pl: str, en: str, nb: str) -> str:
    return address(pl=f"{PL}{pl}", en=f"{EN}{en}", nb=f"{NB}{nb}")


def _of_group(*, pl: str = "", en: str = "", nb: str = "") -> str:
    one = "<uuid:group_id>/"
    return _below(pl=f"{one}{pl}", en=f"{one}{en}", nb=f"{one}{nb}")


_PERSON = "<int:member_id>"

urlpatterns: list[URLPattern] = [
    path(address(pl=PL, en=EN, nb=NB), overview.groups, name="learning_groups"),
    path(_below(pl="nowa/", en="new/", nb="ny/"), editing.edit, name="learning_group_new"),
    path(_of_group(), coordinating.group, name="learning_group"),
    path(_of_group(pl="zmien/", en="change/", nb="endre/"), editing.edit, name="learning_group_change"),
    path(_of_group(pl="nowy-link/", en="new-link/", nb="ny-lenke/"), coordinating.renew, name="learning_group_link"),
    path(_of_group(pl="zakoncz/", en="end/", nb="avslutt/"), coordinating.end, name="learning_group_end"),
    path(
        _of_group(pl=f"osoba/{_PERSON}/usun/", en=f"person/{_PERSON}/remove/", nb=f"person/{_PERSON}/fjern/"),
        coordinating.dismiss,
        name="learning_group_dismiss",
    ),
    path(
        _of_group(pl="postepy.<slug:kind>", en="progress.<slug:kind>", nb="framgang.<slug:kind>"), files.table, name="learning_group_file"
    ),
    path(_of_group(pl="moj-udzial/", en="my-part/", nb="min-del/"), belonging.member, name="learning_membership"),
    path(_of_group(pl="opusc/", en="leave/", nb="forlat/"), belonging.leave, name="learning_group_leave"),
    path(
        address(pl="nauka/dolacz/<slug:invitation>/", en="learning/join/<slug:invitation>/", nb="laering/bli-med/<slug:invitation>/"),
        joining.join,
        name="learning_join",
    ),
]
