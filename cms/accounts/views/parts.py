"""What the pages of accounts have in common."""

from typing import Any

from django.http import HttpRequest
from django.views.generic.base import ContextMixin

from cms.accounts.notices import notice_text
from cms.accounts.privacy import privacy_url


class AccountPage(ContextMixin):
    """Gives every account page the privacy page's address and the notice that a redirect brought."""

    request: HttpRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add ``privacy_url`` and ``notice``."""
        return super().get_context_data(**{"privacy_url": privacy_url(), "notice": notice_text(self.request), **kwargs})
