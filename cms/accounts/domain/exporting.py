"""A copy of what the portal keeps of a person, as one archive (RODO, art. 15 ust. 3 and art. 20)."""

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.accounts.exporting import Table, registered
from cms.accounts.models import DeviceToken, Participant, TransferLink, User
from cms.core.spreadsheets import told_as_text


def tables_of(*, participant: Participant | None, user: User | None) -> list[Table]:
    """What every room keeps of a person, accounts first.

    Args:
        participant: who learned, if they did.
        user: their account, if they have one.
    """
    return [table for exporter in registered() for table in exporter(participant=participant, user=user)]


def export_archive(*, participant: Participant | None, user: User | None) -> bytes:
    """The person's copy: a zip file with all of it as JSON, each table as CSV, and a note on how to read them.

    Args:
        participant: who learned, if they did.
        user: their account, if they have one.
    """
    tables = tables_of(participant=participant, user=user)
    whole = {table.name: [{name: _plain(row[name]) for name in table.columns} for row in table.rows] for table in tables}
    whole["made_at"] = [{"at": timezone.localtime().isoformat(timespec="seconds")}]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", _note(tables))
        archive.writestr("data.json", json.dumps(whole, ensure_ascii=False, indent=2))
        for table in tables:
            archive.writestr(f"{table.name}.csv", _csv(table))
    return packed.getvalue()


def account_tables(*, participant: Participant | None, user: User | None) -> list[Table]:
    """What accounts keep: details, roles, devices, transfer links. No secret is among it, nor its hash."""
    tables = [_details(user)] if user is not None else []
    return [*tables, _learner(participant), _devices(participant), _links(participant)] if participant is not None else tables


def _details(user: User) -> Table:
    columns = {
        "email": _("E-mail"),
        "first_name": _("First name"),
        "last_name": _("Surname"),
        "audience": _("I use the portal as"),
        "language": _("Language of e-mails"),
        "joined": _("Account made"),
        "last_sign_in": _("Last signed in"),
        "roles": _("Roles"),
    }
    row = {
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "audience": user.get_audience_display(),
        "language": user.language,
        "joined": user.date_joined,
        "last_sign_in": user.last_login,
        "roles": list(user.groups.order_by("name").values_list("name", flat=True)),
    }
    return Table("account", _("Your account"), columns, [row])


def _learner(participant: Participant) -> Table:
    columns = {"began": _("Began to learn"), "last_seen": _("Last here"), "audience": _("Audience")}
    row = {"began": participant.created_at, "last_seen": participant.last_seen_at, "audience": participant.get_audience_display()}
    return Table("learner", _("You as a learner"), columns, [row])


def _devices(participant: Participant) -> Table:
    rows = DeviceToken.objects.filter(participant=participant).order_by("created_at").values("created_at")
    return Table("devices", _("Further devices"), {"created_at": _("Added on")}, list(rows))


def _links(participant: Participant) -> Table:
    columns = {"created_at": _("Made on"), "expires_at": _("Valid until"), "used_at": _("Used on")}
    rows = TransferLink.objects.filter(participant=participant).order_by("created_at").values(*columns)
    return Table("transfer_links", _("Links to another device"), columns, list(rows))


def _note(tables: Sequence[Table]) -> str:
    head = _(
        "This is what the portal keeps of you. The file data.json holds all of it for programs; the CSV files hold the same for"
        " spreadsheets, one file for each list. Times are those of Kraków."
    )
    lines = [f"{table.name}.csv – {table.title} ({len(table.rows)})" for table in tables]
    return "\n".join([head, "", *lines, ""])


def _csv(table: Table) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")  # RFC 4180
    writer.writerow(table.columns.values())
    writer.writerows([_cell(row[name]) for name in table.columns] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")  # with a mark: spreadsheets would take it for Windows-1250


def _cell(value: Any) -> str:
    plain = _plain(value)
    if plain is None:
        return ""
    if isinstance(plain, list):
        return told_as_text("; ".join(str(part) for part in plain))
    text = json.dumps(plain, ensure_ascii=False) if isinstance(plain, dict) else str(plain)
    # What somebody typed must not become a formula in their spreadsheet; numbers of ours stay numbers.
    return told_as_text(text) if isinstance(value, str) else text


def _plain(value: Any) -> Any:
    """A value as JSON takes it."""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value if value is None or isinstance(value, bool | int | float | str | dict) else str(value)
