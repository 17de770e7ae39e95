"""Sending a translated file, and what came of it."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.models import Locale

from cms.translation.domain.catalogues.archives import LARGEST_FILE, LARGEST_UPLOAD, MOST_FILES
from cms.translation.domain.catalogues.importing import PageResult, import_catalogues
from cms.translation.domain.catalogues.problems import SHOWN, CatalogueRefusedError
from cms.translation.domain.languages import target_locales

from .base import RoomMixin


class UploadForm(forms.Form):
    """A file and what is to be done with it."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        widget=forms.FileInput(attrs={"accept": ".po,.zip"}),
        help_text=gettext_lazy("A PO file, or a zip file of PO files, that was exported here and translated."),
    )
    locale = forms.ModelChoiceField(label=gettext_lazy("Language"), queryset=Locale.objects.none(), to_field_name="language_code")
    take_file = forms.BooleanField(
        label=gettext_lazy("Take the file’s version"),
        required=False,
        help_text=gettext_lazy(
            "Where somebody changed a translation on the portal after the file was exported. Without this mark the portal’s version stays,"
            " and you are told where."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["locale"].queryset = target_locales()  # type: ignore[attr-defined]


class ImportView(RoomMixin, FormView):  # type: ignore[type-arg]  # at this point of start-up it takes none
    """Sending a file, and what came of it. Nothing is made public by this."""

    template_name = "translation/admin/catalogue_import.html"
    page_title = gettext_lazy("Import translations")
    header_icon = "upload"
    form_class = UploadForm

    def get_initial(self) -> dict[str, Any]:
        """The language of the address."""
        return {"locale": self.request.GET.get("locale", "")}

    def form_valid(self, form: UploadForm) -> HttpResponse:
        """Take all of it or nothing, and tell."""
        upload, data = form.cleaned_data["file"], form.cleaned_data
        content = upload.read(LARGEST_UPLOAD + 1)  # one more than is taken is enough to be refused
        try:
            results = import_catalogues(
                name=upload.name, content=content, locale=data["locale"], user=self.request.user, take_file=data["take_file"]
            )
        except CatalogueRefusedError as error:
            shown = error.problems[:SHOWN]
            return self.render_to_response(self.get_context_data(form=form, problems=shown, more=len(error.problems) - len(shown)))
        return self.render_to_response(self.get_context_data(form=form, results=results, **_sums(results)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the template asks for in each state, and the limits."""
        megabyte = 1_000_000
        limits = {"upload": LARGEST_UPLOAD // megabyte, "file": LARGEST_FILE // megabyte, "files": MOST_FILES}
        empty = {"problems": [], "more": 0, "results": [], "written": 0, "waiting": 0, "conflicts": [], "notes": []}
        return {**empty, "limits": limits, **super().get_context_data(**kwargs)}


def _sums(results: list[PageResult]) -> dict[str, Any]:
    return {
        "written": sum(row.new + row.changed for row in results),
        "waiting": sum(row.waits for row in results),
        "conflicts": [conflict for row in results for conflict in row.conflicts],
        "notes": [note for row in results for note in row.notes],
    }
