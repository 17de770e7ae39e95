"""Hooks for what organisations send in: nothing of it is taken offline without a statement of reasons (DSA, art. 17)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from .domain.submission_removal import TAKEN_DOWN
from .domain.submissions import KIND
from .models import ArticlePage

_REMOVALS = frozenset({"unpublish", "delete"})


class TakenDownFormatter(LogFormatter):
    """The line in the page's history."""

    label = gettext_lazy("Take down with a statement of reasons")
    message = gettext_lazy("Taken down with a statement of reasons")

    def format_comment(self, log_entry: Any) -> str:
        """On what it rests."""
        return str(log_entry.data.get("reason", ""))


@hooks.register("register_log_actions")
def name_the_action(actions: Any) -> None:
    """Tell Wagtail the action of the history."""
    actions.register_action(TAKEN_DOWN)(TakenDownFormatter)


def _is_sent_in(page: Page) -> bool:
    """Whether a live page belongs to somebody who is to be told why it goes."""
    specific: Any = page.specific_deferred
    return isinstance(specific, ArticlePage) and bool(specific.live and specific.submitted_by_id)


def _below(page: Page) -> Page | None:
    """A live page below that somebody sent in."""
    return ArticlePage.objects.descendant_of(page).filter(live=True, submitted_by__isnull=False).first()


def _refuse(request: HttpRequest, found: Page) -> HttpResponse:
    """Say which page stands in the way, and change nothing."""
    text = _("Nothing was changed: “%(title)s” was sent in by somebody and is taken down one by one, with reasons.")
    messages.error(request, text % {"title": found.title})
    return redirect("wagtailadmin_explore", found.get_parent().pk)


def _ask_for_reasons(request: HttpRequest, page: Page) -> HttpResponse:
    """Lead to the form with the reasons instead."""
    messages.warning(request, _("Somebody sent this in. It is taken down with reasons, which they get by mail."))
    return redirect(reverse("notices_take_down", args=[KIND, page.translation_key]))


@hooks.register("before_unpublish_page")
def ask_before_unpublishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Ask for reasons, also when a section is withdrawn together with what stands below it."""
    if _is_sent_in(page):
        return _ask_for_reasons(request, page)
    found = _below(page) if request.POST.get("include_descendants") else None
    return _refuse(request, found) if found else None


@hooks.register("before_delete_page")
def ask_before_deleting(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Ask for reasons; a section goes with everything below it."""
    if _is_sent_in(page):
        return _ask_for_reasons(request, page)
    found = _below(page)
    return _refuse(request, found) if found else None


@hooks.register("before_bulk_action")
def refuse_in_bulk(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """Refuse to take several pages offline at once if one of them was sent in: each needs reasons of its own."""
    if action_type not in _REMOVALS or action.models != [Page]:
        return None
    found = next((page for page in objects if _is_sent_in(page)), None) or next(filter(None, map(_below, objects)), None)
    return _refuse(request, found) if found else None
