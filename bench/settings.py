"""Settings of the benchmarks: as in production, on a database that is thrown away."""

from cms.settings.base import *  # noqa: F403 - one settings namespace, several files

SECRET_KEY = "benchmarks-only"  # noqa: S105 - the benchmarks' own
ALLOWED_HOSTS = ["testserver"]
SITE_URL = "http://testserver"
WAGTAILADMIN_BASE_URL = SITE_URL
SYNTHETIC_DATA = True
# What is measured is how pages are drawn; only the benchmark of serving looks at kept answers.
KEEP_ANSWERS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT = VAR_DIR / "static"  # noqa: F405 - of the settings above
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
LOGGING = {"version": 1, "disable_existing_loggers": True}
CREDENTIALS_KEYS = str(VAR_DIR / "credential-keys.json")  # noqa: F405 - as above
CREDENTIALS_MAKE_KEYS = True
if "cluster" in WAGTAILSEARCH_BACKENDS:  # noqa: F405 - as above
    # A slow moment of the machine is a slow round, and not an answer of the database in place of the cluster.
    WAGTAILSEARCH_BACKENDS["cluster"] |= {"TIMEOUT": 30, "WRITE_TIMEOUT": 60}  # noqa: F405 - as above
