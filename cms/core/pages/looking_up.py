"""What Wagtail's table of pages needs so that finding some of them costs the same however many there are.

Wagtail looks for pages below another by the beginning of ``path`` and asks for their depth; it has an index for neither on SQLite, nor
one for both anywhere. This portal also finds a page by its whole address. Two indexes and a look-up see to all of that.
"""

import re
from typing import Any

from django.db import connections
from django.db.models import CharField
from django.db.models.lookups import StartsWith
from wagtail.models import Page

PATH = re.compile("[0-9A-Z]+")
#: The last letter of a path.
LAST = "Z"
TABLE = Page._meta.db_table
LONGEST = Page._meta.get_field("path").max_length or 255
#: A hash on PostgreSQL, because an entry of a tree there holds 2 700 bytes and an address may be longer.
ADDRESSES = {"postgresql": f"CREATE INDEX IF NOT EXISTS mowis_core_page_address ON {TABLE} USING hash (url_path)"}
ADDRESS = f"CREATE INDEX IF NOT EXISTS mowis_core_page_address ON {TABLE} (url_path)"
CHILDREN = f"CREATE INDEX IF NOT EXISTS mowis_core_page_children ON {TABLE} (depth, path)"


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


def find_by_index() -> None:
    """Give the field of paths its look-up; called once when the app is ready."""
    field = Page._meta.get_field("path")
    assert isinstance(field, CharField)
    field.register_lookup(PathStartsWith)


def make_indexes(using: str, **_kwargs: Any) -> None:
    """Make the indexes that are missing.

    After each ``migrate``, not in a migration: they are on Wagtail's table, and on SQLite a migration of Wagtail's that changes it makes
    the table anew, with the indexes that Wagtail knows of.
    """
    connection = connections[using]
    with connection.cursor() as cursor:
        if TABLE in connection.introspection.table_names(cursor):
            cursor.execute(ADDRESSES.get(connection.vendor, ADDRESS))
            cursor.execute(CHILDREN)
