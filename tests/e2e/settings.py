"""Settings of the portal that the browser visits: as in production where a browser could tell, without its secrets and https."""

from pathlib import Path

from cms.settings.base import TEMPLATES, VAR_DIR
from cms.settings.local import *  # noqa: F403 - one settings namespace, several files

DEBUG = False
TEMPLATES[0]["OPTIONS"]["debug"] = False
STATIC_ROOT = Path(VAR_DIR) / "static"
# Names with hashes, as in production; compressing Wagtail's files would cost a quarter of a minute and change nothing to see.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
ROOT_URLCONF = "tests.e2e.urls"
