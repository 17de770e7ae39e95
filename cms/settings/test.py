"""The test suite. Strict: an undefined template variable is an error (tests/conftest.py)."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from .base import *  # noqa: F403 - one settings namespace, several files
from .base import DATABASES, TEMPLATES, env

SECRET_KEY = "tests-only"  # noqa: S105 - the suite's own
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
SITE_URL = "http://testserver"
WAGTAILADMIN_BASE_URL = SITE_URL
DEMO_ACCOUNTS = True
GALLERY = True
SYNTHETIC_DATA = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
_scratch = Path(tempfile.mkdtemp(prefix="portal-tests-"))
atexit.register(shutil.rmtree, _scratch, ignore_errors=True)
STATIC_ROOT = _scratch / "static"
STATIC_ROOT.mkdir()
MEDIA_ROOT = _scratch / "media"
JOINED_STYLES_DIR = _scratch / "styles"
GENERATION_DIR = _scratch / "generations"
CARD_DIR = _scratch / "cards"
PACKAGE_DIR = _scratch / "packages"
CREDENTIALS_KEYS = str(_scratch / "credential-keys.json")
CREDENTIALS_MAKE_KEYS = True
# Tests clear their cache, so each process that runs some has one of its own: a numbered database of a Redis server.
_cache_url = os.environ.get("TEST_CACHE_URL", "locmemcache://tests").replace("{worker}", os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])
CACHES = {"default": env.cache_url_config(_cache_url)}
CACHES |= {alias: {**CACHES["default"], "KEY_PREFIX": alias} for alias in ("answers", "statements")}
# Tests look at how an answer is made; those of the kept answers turn it on.
KEEP_ANSWERS = False
# Tests that need a cluster bring it into the settings themselves.
WAGTAILSEARCH_BACKENDS.pop("cluster", None)
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, because the tests with real threads need several connections to one database.
    DATABASES["default"]["TEST"] = {"NAME": str(_scratch / "test.sqlite3")}
TEMPLATES[0]["OPTIONS"]["debug"] = True
