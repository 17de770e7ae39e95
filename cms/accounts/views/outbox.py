"""The mails of one's own machine, in the browser."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from cms.accounts.domain.outbox import read_outbox


@method_decorator(never_cache, name="dispatch")
class OutboxView(TemplateView):
    """Lists the mails that ``make run`` would have sent. There is no such page outside local settings."""

    template_name = "account/outbox.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse where mails are other people's."""
        if not getattr(settings, "DEMO_ACCOUNTS", False):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the mails."""
        folder = getattr(settings, "EMAIL_FILE_PATH", None)
        return super().get_context_data(**{"mails": read_outbox(Path(folder)) if folder else [], **kwargs})
