"""A test client that behaves like a browser and looks at every page it gets."""

import re
from typing import Any

from django.test import Client

UNRENDERED = re.compile(r"{{|{%|%}")
INLINE = re.compile(r"<[a-z][^>]*\s(style|on[a-z]+)\s*=", re.IGNORECASE)
SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*application/ld\+json)", re.IGNORECASE)


class BrowserClient(Client):
    """Sends what a browser sends with a form of this site, and refuses pages that our content policy would break."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(headers={"sec-fetch-site": "same-origin", "accept-language": "pl"}, **kwargs)

    def request(self, **request: Any) -> Any:
        """Send a request and look at the answer."""
        response = super().request(**request)
        path = str(request.get("PATH_INFO", ""))
        if not path.startswith("/admin/") and not response.streaming and "text/html" in response.get("Content-Type", ""):
            html = response.content.decode()
            for pattern, what in ((UNRENDERED, "template code"), (INLINE, "an inline style or handler"), (SCRIPT, "an inline script")):
                found = pattern.search(html)
                assert found is None, f"{path} shows {what}: {html[max(found.start() - 40, 0) : found.end() + 60]}"
        return response
