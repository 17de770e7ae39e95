"""The portal's addresses, and media files, which a web server serves in production."""

from django.conf import settings
from django.urls import path
from django.views.static import serve

from cms.urls import handler400, handler403, handler404, handler500
from cms.urls import urlpatterns as portal_patterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}), *portal_patterns]
