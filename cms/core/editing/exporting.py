"""Files of reports that are safe to open in a spreadsheet."""

import re
from typing import Any

from django.utils.encoding import force_str
from django.utils.functional import Promise
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from cms.core.spreadsheets import told_as_text

#: Characters that no XLSX file may hold.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class SafeExportMixin(SpreadsheetExportMixin):
    """Wagtail's export to CSV and XLSX, with formulas told as the text that they are. Every report of ours has it.

    Wagtail marks a formula as text in XLSX, but writes it into CSV as it stands; there an apostrophe goes before it.
    """

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Give the value of a cell. None is an empty cell."""
        if value is None:
            return ""
        if isinstance(value, Promise):
            value = force_str(value)
        given = super().preprocess_field_value(field, value, export_format)
        if not isinstance(given, str):
            return given
        text = UNWRITABLE.sub("", given)
        return told_as_text(text) if export_format == self.FORMAT_CSV else text
