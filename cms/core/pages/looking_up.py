"""What Wagtail's table of pages needs so that finding some of them costs the same however many there are.

Wagtail looks for pages below another by the beginning of ``path`` and asks for their depth; it has an index for neither on SQLite, nor
one for both anywhere. This portal also finds a page by its whole address. Which pages are in the footer is
kept with each page type.
"""

import re
from collections.abc import Iterator
from typing import Any, cast

from django.db import connection as default_connection
from django.db import connections
from django.db.models import CharField, Q
from django.db.models.lookups import Lookup, StartsWith
from wagtail.models import Page, PageLogEntry, get_page_models

PATH = re.compile("[0-9A-Z]+")
#: A column's name where an index is described; the rest of the description is not written so.
_COLUMN = re.compile(r"\b[a-z][a-z_]+\b")
#: The last letter of a path.
LAST = "Z"
PAGES = Page._meta.db_table
LOG = PageLogEntry._meta.db_table
LONGEST = Page._meta.get_field("path").max_length or 255


class PathStartsWith(StartsWith):
    """``path__startswith`` as a range, which every database finds by its index.

    SQLite cannot use one for LIKE, which ignores case there. Paths have capital letters and digits only, so a range finds the same.
    """

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """Write the range; anything but a path, such as an expression, is left to LIKE."""
        if not isinstance(self.rhs, str) or not PATH.fullmatch(self.rhs):
            return super().as_sql(compiler, connection)
        column, parameters = self.process_lhs(compiler, connection)
        return f"({column} >= %s AND {column} <= %s)", [*parameters, self.rhs, *parameters, self.rhs.ljust(LONGEST, LAST)]


class PathIsBelow(Lookup[str]):
    """``path__is_below``: a step below a path. On SQLite it only checks rows (``+``), so that another index gives them in their order.

    Its planner would else read and sort all pages of a list to show the newest twenty.
    """

    lookup_name = "is_below"

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """Write the check."""
        column, parameters = self.process_lhs(compiler, connection)
        last = self.rhs.ljust(len(self.rhs) + Page.steplen, LAST)
        sql = f"(+{column} >= %s AND +{column} <= %s AND LENGTH({column}) = %s)"
        return sql, [*parameters, self.rhs, *parameters, last, *parameters, len(last)]


def is_child_of(path: str) -> Q:
    """The condition of pages just below a path, for lists that are in an order of their own and show its beginning."""
    if default_connection.vendor == "sqlite":
        return Q(path__is_below=path)
    return Q(path__startswith=path, depth=len(path) // Page.steplen + 1)


def find_by_index() -> None:
    """Give the field of paths its look-ups; called once when the app is ready."""
    field = cast("CharField[str, str]", Page._meta.get_field("path"))
    field.register_lookup(PathStartsWith)
    field.register_lookup(PathIsBelow)


def listed_models() -> list[type[Any]]:
    """Page types whose pages can be in the footer."""
    from cms.core.models import ListingMixin

    return [model for model in get_page_models() if issubclass(model, ListingMixin)]


def make_indexes(using: str, **_kwargs: Any) -> None:
    """Make the indexes that are missing.

    After each ``migrate``, not in a migration: they are on Wagtail's table, and on SQLite a migration of Wagtail's that changes it makes
    the table anew, with the indexes that Wagtail knows of.
    """
    connection = connections[using]
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for table, name, columns in _wanted(connection.vendor):
            if table not in tables or name in connection.introspection.get_constraints(cursor, table):
                continue
            present = {column.name for column in connection.introspection.get_table_description(cursor, table)}
            # An early state of Wagtail's tables, as somebody who goes back through migrations has, knows fewer columns.
            if present.issuperset(_COLUMN.findall(columns)):
                cursor.execute(f"CREATE INDEX {name} ON {table} {columns}")


def _wanted(vendor: str) -> Iterator[tuple[str, str, str]]:
    """Table, name and columns of each index."""
    # A hash on PostgreSQL, because an entry of a tree there holds 2 700 bytes and an address may be longer.
    yield PAGES, "mowis_core_page_address", "USING HASH (url_path)" if vendor == "postgresql" else "(url_path)"
    yield PAGES, "mowis_core_page_children", "(depth, path)"
    # What the admin's front page and Wagtail's reports ask for: what is planned, what is locked, the oldest.
    for column in ("expire_at", "go_live_at"):
        yield PAGES, f"mowis_core_page_{column}", f"({column}) WHERE {column} IS NOT NULL"
    yield PAGES, "mowis_core_page_locked", "(locked_by_id) WHERE locked"
    yield PAGES, "mowis_core_page_aging", "(last_published_at)"
    yield LOG, "mowis_core_log_of_person", '(user_id, action, page_id, "timestamp")'
    for model in listed_models():
        yield model._meta.db_table, f"{model._meta.db_table}_footer", "(page_ptr_id) WHERE show_in_footer"
