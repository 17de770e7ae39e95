"""„Zakończ na tym komputerze”: leaving a shared computer."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.accounts.domain.devices import finish_here
from cms.accounts.participants import current_participant, signed_in_user


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: HttpRequest) -> HttpResponse:
    """Ask first, then let the browser forget. Somebody who is signed in signs out instead."""
    if request.method == "POST" and signed_in_user(request) is None:
        finish_here(request=request)
        session = request.session
        if session.session_key:
            session.flush()  # what was typed while a session had ended
        response = HttpResponseRedirect(reverse("learning_finish"), status=HTTPStatus.SEE_OTHER)
        # Copies of unsent answers that the browser keeps; the script on the next page removes them where this is not understood.
        response["Clear-Site-Data"] = '"storage"'
        return response
    context = {"has_progress": signed_in_user(request) is None and current_participant(request) is not None}
    return TemplateResponse(request, "pages/learning/mine_finish.html", context)
