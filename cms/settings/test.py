"""The test suite. Strict: an undefined template variable is an error (tests/conftest.py)."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import DATABASES, TEMPLATES, env

SECRET_KEY = "tests-only"  # noqa: S105 - the suite's own
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
SITE_URL = "http://testserver"
WAGTAILADMIN_BASE_URL = SITE_URL
DEMO_ACCOUNTS = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
_scratch = Path(tempfile.mkdtemp(prefix="portal-tests-"))
MEDIA_ROOT = _scratch / "media"
GENERATION_DIR = _scratch / "generations"
CACHES = {"default": env.cache("TEST_CACHE_URL", default="locmemcache://tests")}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, because the tests with real threads need several connections to one database.
    DATABASES["default"]["TEST"] = {"NAME": str(_scratch / "test.sqlite3")}
TEMPLATES[0]["OPTIONS"]["debug"] = True
