"""Adding and editing a set of synonyms, with a look at what it would change."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.generic import CreateView, EditView

from search.domain.previewing import changes
from search.models import SynonymSet

#: The button that looks and does not save.
PREVIEW = "preview"


class PreviewMixin:
    """A form whose second button shows what would change, with everything that was typed still in it."""

    template_name = "search/admin/synonym_form.html"
    request: HttpRequest
    form: Any

    def saved(self) -> SynonymSet | None:
        """The set as it is now, or None when it is a new one."""
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The template looks for changes always."""
        context: dict[str, Any] = super().get_context_data(**{"changes": None, **kwargs})  # type: ignore[misc]
        return context

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, or look."""
        if PREVIEW not in self.request.POST:
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
            return response
        self.form = form
        wanted = form.instance
        found = changes(language=wanted.language, expressions=wanted.lines(), is_active=wanted.is_active, replaces=self.saved())
        context = self.get_context_data(changes=found)
        looked: HttpResponse = self.render_to_response(context)  # type: ignore[attr-defined]
        return looked


class SynonymCreateView(PreviewMixin, CreateView):
    """A new set, begun with what people looked for when one comes from the report."""

    def get_initial(self) -> dict[str, Any]:
        """The language and the first expression."""
        initial: dict[str, Any] = super().get_initial()
        given = {"language": self.request.GET.get("language"), "expressions": self.request.GET.get("text")}
        return {**initial, **{name: value for name, value in given.items() if value}}


class SynonymEditView(PreviewMixin, EditView):
    """A set as it stands."""

    def saved(self) -> SynonymSet | None:
        """The set as it is in the database: the form has changed the object already."""
        return SynonymSet.objects.filter(pk=self.object.pk).first()
