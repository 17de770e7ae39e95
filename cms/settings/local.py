"""A developer's or a newcomer's machine: `make run`. Never used in production."""

from .base import *  # noqa: F403 - one settings namespace, several files
from .base import VAR_DIR, env

# Off, so that a newcomer meets the portal's own error pages; `make dev` turns it on.
DEBUG = env.bool("DEBUG", default=False)
# A template that is being written must be seen at once.
KEEP_ANSWERS = not DEBUG
#: Known to everybody, and therefore refused by the production settings.
SECRET_KEY = "local-only-key-which-production-settings-refuse"  # noqa: S105 - local settings only
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
SITE_URL = env("SITE_URL", default="http://127.0.0.1:" + env("PORT", default="8000"))
WAGTAILADMIN_BASE_URL = SITE_URL
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Static files come straight from their folders, uploads from the media folder: nothing is collected, no second server.
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns when there is no such folder
SERVE_MEDIA = True
GALLERY = True
SYNTHETIC_DATA = True
CREDENTIALS_KEYS = env("CREDENTIALS_KEYS", default=str(VAR_DIR / "credential-keys.json"))
CREDENTIALS_MAKE_KEYS = True
# Mail is written into a folder and shown on the local outbox page.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "outbox"
#: Demo accounts exist here only.
DEMO_ACCOUNTS = True
