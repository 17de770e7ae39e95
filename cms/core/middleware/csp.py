"""What a browser may load: strict on the site, what Wagtail needs in its admin."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from .zones import in_admin


class PortalCSPMiddleware(CSPMiddleware):
    """django-csp with a second policy for ``/admin/``: Wagtail's editor and the translation editor write inline styles."""

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,  # noqa: FBT001, FBT002 - django-csp's signature
    ) -> PolicyParts:
        """Choose the policy by address unless a view has its own."""
        parts = super().get_policy_parts(request, response, report_only)
        if parts.config is None and not report_only:
            if in_admin(request):
                parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY
            elif getattr(request, "is_preview", False):
                # Wagtail draws a preview as the page's own address would answer; it is shown in a frame of the editor.
                parts.config = settings.PREVIEW_CONTENT_SECURITY_POLICY
        return parts
