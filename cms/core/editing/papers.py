"""Documents that editors upload: the file must be what its name says, and the title must say what it is."""

from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm

from .sniffing import agrees
from .wording import title_problem


class PaperForm(BaseDocumentForm):
    """The form of a document, wherever it is uploaded or replaced."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            field.error_messages["empty"] = _("The file is empty. Save it again on your computer and choose it once more.")
            field.error_messages["file_too_large"] = _(
                "The file has %(file_size)s; the portal takes up to %(max_filesize)s. Save a PDF “for the web”, or split it, and "
                "choose it again. Nothing else that you typed was lost."
            )

    def clean_title(self) -> str:
        """Refuse a title that is the name of a file.

        Raises:
            ValidationError: with an example of a better one.
        """
        title = str(self.cleaned_data["title"]).strip()
        unchanged = bool(self.instance.pk) and title == self.initial.get("title")
        if not unchanged and (problem := title_problem(title, self._file_name())):
            raise ValidationError(problem, code="says_nothing")
        return title

    def clean_file(self) -> Any:
        """Refuse a kind that the portal does not take, and a file that is not what its name says.

        Raises:
            ValidationError: with what to do; the rest of the form is kept.
        """
        file = self.cleaned_data["file"]
        if not isinstance(file, UploadedFile):
            return file
        extension = PurePath(file.name or "").suffix.lower().lstrip(".")
        if extension not in settings.WAGTAILDOCS_EXTENSIONS:
            allowed = ", ".join(settings.WAGTAILDOCS_EXTENSIONS).upper()
            text = _("The portal takes documents of the kinds %(allowed)s. Save this one as PDF and choose that file.")
            raise ValidationError(f"{text % {'allowed': allowed}} {_kept()}", code="extension")
        if not agrees(file, extension):  # type: ignore[arg-type]
            text = _(
                "The name ends with .%(extension)s, but inside is something else, or the file is damaged: it may have been cut off on "
                "its way. Open it on your computer, save it again and choose that file."
            )
            raise ValidationError(f"{text % {'extension': extension}} {_kept()}", code="lying_extension")
        return file

    def _file_name(self) -> str:
        file = self.files.get(self.add_prefix("file"))
        return file.name if file else ""


def _kept() -> str:
    return _("Nothing else that you typed was lost.")
