"""What is wrong with a link, in the language of whoever looks."""

from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

WORDS = {
    "page_gone": _("the page was deleted"),
    "page_hidden": _("the page is not published"),
    "document_gone": _("the document was deleted"),
    "image_gone": _("the image was deleted"),
    "address_gone": _("there is nothing at this address"),
    "private": _("it leads into a private network"),
    "timeout": _("the other site does not answer in time"),
    "certificate": _("the certificate of the other site is not valid"),
    "silent": _("the other site does not answer"),
}
#: What another site answered, with the number behind.
STATUS = "status_"


def words_of(why: str) -> str:
    """Say what is wrong.

    Args:
        why: what a check wrote down: a key of ``WORDS`` or ``status_404``.
    """
    if why.startswith(STATUS):
        return __("the other site answers %(status)s") % {"status": why.removeprefix(STATUS)}
    return str(WORDS.get(why, why))
