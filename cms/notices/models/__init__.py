"""Rows of the notices room."""

from .notices import ContentNotice
from .pages import NoticeFormPage
from .statements import StatementOfReasons

__all__ = ["ContentNotice", "NoticeFormPage", "StatementOfReasons"]
