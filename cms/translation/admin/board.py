"""The translation board: pages by language, with what is missing and outdated, and who takes what."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Locale, Page

from cms.translation.domain.assigning import assign
from cms.translation.domain.board import Row, board, progress, with_changes
from cms.translation.enums import CellState
from cms.translation.errors import TranslationRoomError

from .base import RoomView
from .board_form import AssignForm, BoardForm, language_name, people

PER_PAGE = 50


class BoardView(RoomView):
    """Every public page of the source language and how it stands in each other language."""

    template_name = "translation/admin/board.html"
    page_title = gettext_lazy("Translation board")

    def crumbs(self) -> list[tuple[str, str]]:
        """The board is the top of the room."""
        return []

    @cached_property
    def form(self) -> BoardForm:
        """The filters."""
        return BoardForm(self.request.GET if self.is_filtered else None, user=self.request.user, people=self.people)

    @cached_property
    def people(self) -> dict[str, Any]:
        """Whom pages can be given to."""
        return people()

    @property
    def is_filtered(self) -> bool:
        """Whether anything was chosen."""
        return any(self.request.GET.get(name) for name in BoardForm.base_fields)

    @cached_property
    def rows(self) -> list[Row]:
        """All pages that are looked at."""
        return board(self.form.wanted)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give the ticked pages to a translator; what was ticked stays so when that is refused."""
        form = AssignForm(request.POST, people=self.people)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(assign_form=form), status=422)
        chosen = form.cleaned_data
        person = form.people.get(chosen["assignee"])
        try:
            count = assign(
                page_keys=chosen["pages"], locale=chosen["into"], assignee=person, by=request.user, with_below=chosen["with_below"]
            )
        except TranslationRoomError as error:
            form.add_error("assignee", str(error))
            return self.render_to_response(self.get_context_data(assign_form=form), status=422)
        if person is None:
            text = ngettext("%(count)d page is nobody's now.", "%(count)d pages are nobody's now.", count) % {"count": count}
        else:
            text = ngettext("%(count)d page was given to %(person)s.", "%(count)d pages were given to %(person)s.", count)
            text %= {"count": count, "person": person}
        messages.success(request, text)
        return redirect(request.get_full_path())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add a page of rows, the sums of all of them, and the forms."""
        page = Paginator(self.rows, PER_PAGE).get_page(self.request.GET.get("p"))
        codes = self.form.wanted.codes
        query = {name: self.request.GET[name] for name in BoardForm.base_fields if self.request.GET.get(name)}
        context = {
            "form": self.form,
            "is_filtered": self.is_filtered,
            "page_obj": page,
            "rows": with_changes(list(page.object_list)),
            "languages": [(code, language_name(code)) for code in codes],
            "sums": [(language_name(one.code), one, self._states(one, query)) for one in progress(self.rows, codes)],
            "query": urlencode(query),
            "assign_form": AssignForm(people=self.people),
            "ticked": self.request.POST.getlist("pages"),
            "export_page": self._export_page(),
        }
        return super().get_context_data(**{**context, **kwargs})

    def _export_page(self) -> int | None:
        """The page whose part of the tree goes into a file: the section that was chosen, else the front page."""
        pages = Page.objects.filter(locale=Locale.get_default(), alias_of=None, depth__gte=2).order_by("path")
        found: int | None = pages.filter(path__startswith=self.form.wanted.under).values_list("pk", flat=True).first()
        return found

    def _states(self, sums: Any, query: dict[str, str]) -> list[tuple[str, int, str]]:
        """Each state with how many pages are in it, and the address that shows them."""
        return [
            (str(CellState(state).label), sums.states[state], urlencode({**query, "language": sums.code, "state": state}))
            for state in CellState.values
            if sums.states[state]
        ]


URLS = [path("translation/", BoardView.as_view(), name="translation_board")]
