"""Addresses. Names of apps stand here as strings; what an address does stands in its room."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from django.views.static import serve

urlpatterns = [
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True), name="admin_login"),
    path("admin/", include("wagtail.admin.urls")),
    path("documents/", include("wagtail.documents.urls")),
    path("", include("cms.core.urls")),
    path("", include("cms.accounts.local_urls")),
    path("", include("cms.credentials.short_urls")),
    path("", include("cms.credentials.local_urls")),
    *i18n_patterns(
        path("", include("cms.accounts.urls")),
        path("", include("cms.credentials.urls")),
        path("", include("learning.urls")),
        path("", include("cms.guide.urls")),
        path("", include("cms.news.submission_urls")),
        path("", include("cms.feedback.urls")),
        path("", include("cms.law.urls")),
        path("", include("search.urls")),
        # Wagtail's own sign-in page would set a cookie before anybody signs in.
        path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True), name="frontend_login"),
        path("", include("wagtail.urls")),
    ),
]

handler400 = "cms.core.views.errors.bad_request"
handler403 = "cms.core.views.errors.forbidden"
handler404 = "cms.core.views.errors.not_found"
handler429 = "cms.core.views.errors.too_many_requests"  # allauth looks for this name
handler500 = "cms.core.views.errors.server_error"

if settings.SERVE_MEDIA:
    urlpatterns += [path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}, name="media")]
