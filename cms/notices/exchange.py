"""The form of notices as a file."""

from cms.core.exchange.page_files import MenuKind
from cms.notices.models import NoticeFormPage


class NoticeFormKind(MenuKind):
    """The page with the form of notices; its body is the introduction."""

    name = "notice_form"
    model = NoticeFormPage


NOTICE_KINDS = (NoticeFormKind(),)
