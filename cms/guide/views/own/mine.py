"""„Moje sprawy”: the procedures that somebody goes through, how far, what comes next and by when."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.accounts.participants import current_participant
from cms.core import generations
from cms.core.pages.places import PAGES, unrestricted
from cms.core.pages.translations import live_addresses
from cms.guide.domain.standing import standings
from cms.guide.models import GuideIndexPage

from .rows import row_of

NOTICES = {"forgotten": _("Deleted: nothing of this procedure is kept any more.")}


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Everything that the person keeps of procedures. A stranger is told what will stand here."""
    participant = current_participant(request)
    matters = standings(participant=participant, language=get_language() or "", today=timezone.localdate())
    context = {
        "rows": [row_of(matter, reverse("guide_forget", args=[matter.journey.procedure_key])) for matter in matters],
        "is_known": participant is not None,
        "guide_url": guide_url(),
        "notice": NOTICES.get(request.GET.get("notice", ""), ""),
    }
    return TemplateResponse(request, "pages/guide/own.html", context)


def guide_url() -> str:
    """Where the guide is, in the reader's language or else in Polish; empty while there is none."""
    addresses: dict[str, str] = generations.cached(PAGES, "guide-index", _addresses)
    return addresses.get(get_language() or "") or next(iter(addresses.values()), "")


def _addresses() -> dict[str, str]:
    index = unrestricted(GuideIndexPage.objects.live()).filter(alias_of=None).order_by("locale_id", "path").first()
    return dict(live_addresses(index)) if index is not None else {}
