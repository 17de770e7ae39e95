"""Decision helpers as people read them: one question a page, the way in the address, no cookie and no script."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.core.pages.below import in_own_words
from cms.core.pages.bodies import body_html
from cms.core.pages.breadcrumbs import Crumb, breadcrumbs
from cms.core.pages.head_below import head_of
from cms.core.pages.places import absolute

from ..models import DecisionPage
from ..views.addresses import WHOLE
from .asking import EARLIER, Asked, asked, chosen_way, is_sent
from .helper import Helper, ResultRow, helper_of
from .walking import Walk, read, walk
from .whole import questions_of
from .words import RESULT, WAY, address, in_own_word, page_url, place

UNPROCESSABLE, GONE = 422, 410
#: How long a result's text may be where it describes the page to others.
LONGEST_DESCRIPTION = 200


def decision_context(page: DecisionPage, request: HttpRequest) -> dict[str, Any]:
    """The introduction and the first question."""
    helper = helper_of(page, request)
    return {
        "body_html": body_html(page, request),
        "helper": helper,
        "question": asked(page, helper, walk(helper, ()), request),
        "overview_url": address(page, WHOLE),
    }


def way_view(page: DecisionPage, request: HttpRequest, way: str = "") -> HttpResponse:
    """The question or the result that the answers in the address come to.

    A form that was sent leads on to the address of the longer way. Without a choice it is shown again with a sentence (422). Answers
    that the helper no longer knows are told, and those before them still hold.
    """
    helper = helper_of(page, request)
    walked = walk(helper, read(way))
    elsewhere = in_own_word(page, request, WAY, way.strip("/"))
    if elsewhere:
        return elsewhere
    if not is_sent(request) or walked.question is None:
        if not walked.given and not walked.has_changed and EARLIER not in request.GET:
            return HttpResponseRedirect(page_url(page))
        return _way(page, request, helper, walked)
    further = chosen_way(helper, walked, request)
    if further is not None:
        return HttpResponseRedirect(address(page, WAY, further.way))
    return _way(page, request, helper, walked, error=_("Choose one of the answers."))


def result_view(page: DecisionPage, request: HttpRequest, key: str = "") -> HttpResponse:
    """A result by itself, for who did not come by questions: the same for everybody."""
    helper = helper_of(page, request)
    result = helper.result(key.strip("/"))
    if result is None:
        return _gone(page, request, helper)
    elsewhere = in_own_word(page, request, RESULT, result.key)
    if elsewhere:
        return elsewhere
    below = place(RESULT, result.key)
    crumbs = [*breadcrumbs(page), Crumb(result.title, address(page, RESULT, result.key), "")]
    head = head_of(page, request, title=f"{result.title} – {page.title}", description=_told(result, page), below=below, crumbs=crumbs)
    return _answer(
        page, request, "pages/guide/decision_result.html", {"helper": helper, "result": result, "head": head, "crumbs": crumbs}, below=below
    )


def overview(page: DecisionPage, request: HttpRequest) -> HttpResponse:
    """All questions and all results on one page: for who would rather read, and for paper."""
    elsewhere = in_own_words(page, request, WHOLE)
    if elsewhere:
        return elsewhere
    name = _("All questions and results")
    crumbs = [*breadcrumbs(page), Crumb(name, address(page, WHOLE), "")]
    head = head_of(page, request, title=f"{page.title} – {name}", description=page.shared_text, below=WHOLE, crumbs=crumbs)
    helper = helper_of(page, request)
    context = {"questions": questions_of(helper), "results": helper.results, "body_html": body_html(page, request)}
    context |= {"view_name": name, "head": head, "crumbs": crumbs}
    return _answer(page, request, "pages/guide/decision_overview.html", context, below=WHOLE)


def _way(page: DecisionPage, request: HttpRequest, helper: Helper, walked: Walk, *, error: str = "") -> HttpResponse:
    question: Asked | None = asked(page, helper, walked, request, error=error)
    back = walked.given[-1] if walked.given else None
    context = {
        "helper": helper,
        "walked": walked,
        "question": question,
        "result": walked.result,
        "given": [(one, _change_url(page, one.before, walked.way)) for one in walked.given],
        "back_url": _change_url(page, back.before, walked.way) if back else page_url(page),
        "share_url": absolute(address(page, WAY, walked.way)) if walked.result else "",
        "result_url": address(page, RESULT, walked.result.key) if walked.result else "",
        "crumbs": [*breadcrumbs(page), Crumb(_place_name(walked), request.path, "")],
    }
    return _answer(
        page, request, "pages/guide/decision_way.html", context, below=place(WAY, walked.way), status=UNPROCESSABLE if error else 200
    )


def _place_name(walked: Walk) -> str:
    if walked.result:
        return walked.result.title
    if walked.question is None:
        return _("No result yet")
    return _("Question %(number)s of at most %(most)s") % {"number": walked.number, "most": walked.most}


def _gone(page: DecisionPage, request: HttpRequest, helper: Helper) -> HttpResponse:
    """For a result that is not there any more, or never was: what there is now, and how to get an answer."""
    crumbs = [*breadcrumbs(page), Crumb(_("This result is not there any more"), request.path, "")]
    links = [(row, address(page, RESULT, row.key)) for row in helper.results]
    return _answer(
        page, request, "pages/guide/decision_gone.html", {"helper": helper, "links": links, "crumbs": crumbs}, below={}, status=GONE
    )


def _answer(
    page: DecisionPage, request: HttpRequest, template: str, context: dict[str, Any], *, below: dict[str, str], status: int = 200
) -> HttpResponse:
    request.portal_below = below  # type: ignore[attr-defined]  # what the language switch leads to
    links = {"helper_url": page_url(page), "overview_url": address(page, WHOLE)}
    return TemplateResponse(request, template, {**Page.get_context(page, request), **links, **context}, status=status)


def _change_url(page: DecisionPage, before: str, way: str) -> str:
    """Where an answer is changed: its question, with the way in memory so that what comes after it need not be answered again."""
    return f"{address(page, WAY, before)}?{EARLIER}={way}"


def _told(result: ResultRow, page: DecisionPage) -> str:
    words = " ".join(strip_tags(result.text.replace("</p>", " ").replace("</li>", " ")).split())
    return Truncator(words).chars(LONGEST_DESCRIPTION) or page.shared_text
