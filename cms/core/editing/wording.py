"""Texts that say nothing: names of files and of devices where a title or an alternative text should stand."""

import re
import unicodedata
from pathlib import PurePath

from django.utils.translation import gettext as _

#: Endings by which a text is known as the name of a file.
FILE_ENDING = re.compile(r"\.(avif|bmp|csv|docx?|gif|heic|jpe?g|od[pst]|pdf|png|pptx?|rtf|svg|tiff?|txt|webp|xlsx?|zip)$")
#: What cameras, scanners and programs call their files, with a number behind or not.
DEVICE_NAME = re.compile(
    r"(img|dsc[nf]?|pict?|pxl|mvimg|image|photo|foto|scan|skan|screenshot|screen shot|zrzut( ekranu)?|whatsapp image|zdj|zdjecie|obraz"
    r"|document|dokument|nowy dokument|new document|file|plik|untitled|bez nazwy|bez tytulu|kopia|copy|page|strona)[\W_\d]*"
)
#: Words that name the kind of thing and not what is on it.
KINDS = frozenset(
    (
        *("foto", "fotka", "fotografia", "grafika", "ikona", "ilustracja", "logo", "miniatura", "obraz", "obrazek", "plakat", "rysunek"),
        *("zdjecie", "alt", "graphic", "icon", "illustration", "image", "photo", "photograph", "picture", "poster"),
        *("bilde", "fotografi", "illustrasjon"),
    )
)
#: What storage adds to the name of a file that is there already.
ADDED = re.compile(r"_[A-Za-z0-9]{7}$")
LETTERS = re.compile(r"[a-z]{2}")


def plain(text: str) -> str:
    """Small letters without accents and with single spaces, so that „Zdjęcie ” and “zdjecie” are one."""
    folded = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "l"))
    return " ".join("".join(sign for sign in folded if not unicodedata.combining(sign)).casefold().split())


def is_file_name(text: str) -> bool:
    """Whether a text looks like what a file or a device is called: ``IMG_0123.jpg``, „skan 4”, „zal_nr_3_v2”."""
    bare = plain(text)
    if FILE_ENDING.search(bare) or not LETTERS.search(bare):
        return True
    return bool(DEVICE_NAME.fullmatch(bare)) or ("_" in bare and " " not in bare)


def title_problem(title: str, file_name: str = "") -> str:
    """What is wrong with the title of a document.

    Args:
        title: what an editor typed.
        file_name: the name of the file, if one was chosen.

    Returns:
        A message for the form; empty when the title says something.
    """
    stem = PurePath(file_name).stem
    joined = bool(stem) and plain(title) == plain(stem) and len(re.split(r"[-.]", stem)) > 1
    if is_file_name(title) or joined:
        return _("This is the name of a file. Write what the document is, for example “Model statute of an association (2026)”.")
    return ""


def alt_problem(alt: str, *, caption: str = "", file_name: str = "") -> str:
    """What is wrong with an alternative text (WCAG 2.2, criterion 1.1.1).

    Args:
        alt: the alternative text.
        caption: the caption beside the picture, which a screen reader reads as well.
        file_name: the name of the picture's file.

    Returns:
        A message for the form; empty when there is nothing to say against the text.
    """
    bare = plain(alt)
    if not bare:
        return ""
    stem = PurePath(file_name).stem
    if bare.strip(" .:!") in KINDS:
        return _("The alternative text only says that it is an image. Say what can be seen on it, or mark the image as decorative.")
    if is_file_name(alt) or (file_name and bare in (plain(stem), plain(ADDED.sub("", stem)))):
        return _("The alternative text is the name of a file. Say in a sentence what can be seen, or mark the image as decorative.")
    if caption and bare.rstrip(".") == plain(caption).rstrip("."):
        return _(
            "The alternative text is the same as the caption, so a screen reader would read it twice. "
            "Say what can be seen, or mark the image as decorative."
        )
    return ""
