"""The bytes of a file that comes from outside: how large it may be, and which letters it holds."""

import codecs

from django.utils.translation import gettext as _

from cms.core.exchange.problems import PackageError, Problem

LARGEST_FILE = 20 * 1024 * 1024
MOST_QUESTIONS = 2_000
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def check_size(content: bytes, *, file: str) -> None:
    """Refuse what no quiz needs.

    Raises:
        PackageError: when the file is empty or too large.
    """
    if len(content) > LARGEST_FILE:
        megabytes = LARGEST_FILE // 1024**2
        raise PackageError([Problem(file, 0, _("The file is larger than %(size)d MB. Divide it into several.") % {"size": megabytes})])
    if not content.strip():
        raise PackageError([Problem(file, 0, _("The file is empty. Export the questions again."))])


def text_of(content: bytes, *, file: str) -> str:
    """The text of a file in UTF-8, or in UTF-16 with a byte order mark; every line end as LF.

    Another encoding is not guessed: Windows-1250 and ISO 8859-2 differ in ą, ś and ź, and a guess would spoil a text without a word.

    Raises:
        PackageError: when it holds anything else.
    """
    if content.startswith(_UTF16):
        try:
            text = content.decode("utf-16")
        except UnicodeDecodeError:
            raise PackageError([Problem(file, 0, _("The file begins as UTF-16 but is damaged. Save it again as UTF-8."))]) from None
        return _lines(text)
    if b"\x00" in content[:4096]:
        raise PackageError([Problem(file, 0, _("This is not a text file, or UTF-16 without its mark. Save it again as UTF-8."))])
    try:
        return _lines(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = _("Here is a sign that is not UTF-8; the file is perhaps Windows-1250. Open it in a text editor and save it as UTF-8.")
        raise PackageError([Problem(file, line, message)]) from None


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
