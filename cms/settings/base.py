"""What is the same everywhere. Nothing secret stands here."""

from pathlib import Path
from typing import Any

import environ
from django.utils.translation import gettext_lazy as _

from .content_policy import *  # noqa: F403 - one settings namespace, several files
from .people import *  # noqa: F403 - one settings namespace, several files

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()

#: Where the portal keeps what it writes: database, media, generation files.
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))

DEBUG = False
ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "search",
    "home",
    "learning",
    "cms.guide",
    "cms.news",
    "cms.notices",
    "cms.feedback",
    "cms.law",
    "cms.translation",
    "cms.accounts",
    "cms.credentials",
    "cms.core",
    "allauth",
    "allauth.account",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "cms.core.wagtail_apps.RedirectsConfig",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.users",
    "cms.core.wagtail_apps.SnippetsConfig",
    "cms.core.wagtail_apps.DocumentsConfig",
    "cms.core.wagtail_apps.ImagesConfig",
    "wagtail.contrib.search_promotions",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.sites",
    "wagtail",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    # First: a probe comes by plain http to an address that ALLOWED_HOSTS does not know.
    "cms.core.middleware.probes.ProbeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Outside of everything that makes an answer; what it gives out has all its headers.
    "cms.core.middleware.answers.KeptAnswersMiddleware",
    # Around everything that asks whether what is kept is stale.
    "cms.core.middleware.once.AskOnceMiddleware",
    # From here on outside of the error pages, so that those get a policy, cache headers and a language as well.
    "cms.core.middleware.csp.PortalCSPMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "cms.core.middleware.caching.CachePolicyMiddleware",
    "cms.core.middleware.language.AddressLanguageMiddleware",
    "cms.core.middleware.errors.ErrorPageMiddleware",
    "cms.core.middleware.guard.RequestGuardMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # After authentication, yet its work is done before the token middleware's process_view.
    "cms.core.middleware.origin.SameOriginMiddleware",
    "cms.core.middleware.serving.LeanServingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cms.accounts.middleware.ParticipantMiddleware",
    "cms.core.middleware.moved.MovedAddressMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cms.core.context_processors.portal",
            ],
        },
    },
]

# --- Parts chosen by the environment (shared design: an embedded default each) ---
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: a transaction that reads and then writes takes the write lock at once; deferred ones
    # die with "database is locked" when two do so together.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
    DATABASES["default"].setdefault("CONN_HEALTH_CHECKS", True)

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://portal")}
if CACHES["default"]["BACKEND"].endswith("LocMemCache"):
    # Django's own limit is 300 entries; a portal with a few courses would throw out its menus all the time.
    CACHES["default"].setdefault("OPTIONS", {}).setdefault("MAX_ENTRIES", 10_000)
# Whole answers, at 20 to 60 kB each: where they lie inside the process, they must not take its memory.
CACHES["answers"] = {**CACHES["default"], "KEY_PREFIX": "answers"}
if CACHES["answers"]["BACKEND"].endswith("LocMemCache"):
    CACHES["answers"] |= {"LOCATION": "answers", "OPTIONS": {"MAX_ENTRIES": 1500}}
# The statements that they were made of, small and many, and for each answer the list of its own.
CACHES["statements"] = {**CACHES["default"], "KEY_PREFIX": "statements"}
if CACHES["statements"]["BACKEND"].endswith("LocMemCache"):
    CACHES["statements"] |= {"LOCATION": "statements", "OPTIONS": {"MAX_ENTRIES": 20_000}}
#: Whether whole answers are kept for people who are not known to the portal.
KEEP_ANSWERS = True
#: Caches in front of the portal that can be told to forget a page, as Wagtail's frontend_cache describes them, and for how many seconds
#: they may give a page out without asking. Where nothing can be purged, they ask each time.
WAGTAILFRONTENDCACHE = env.json("FRONT_CACHE_PURGE", default={})
# Each language has addresses of its own.
WAGTAILFRONTENDCACHE_LANGUAGES: list[str] = []
if WAGTAILFRONTENDCACHE:
    # Purges the address of a page that is published at once; whatever else shows it, the scheduler purges within a minute.
    INSTALLED_APPS.append("wagtail.contrib.frontend_cache")
FRONT_CACHE_SECONDS = env.int("FRONT_CACHE_SECONDS", default=3600) if WAGTAILFRONTENDCACHE else 0
EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="portal@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

#: Elasticsearch, where there is one: its nodes with commas, the name of the portal's index, and whom to believe that it is it.
ELASTICSEARCH_URL = [url.strip() for url in env.list("ELASTICSEARCH_URL", default=[])]
if ELASTICSEARCH_URL:
    _ca = env("ELASTICSEARCH_CA_CERTS", default="")
    WAGTAILSEARCH_BACKENDS["cluster"] = {
        "BACKEND": "search.backends.elasticsearch",
        "URLS": ELASTICSEARCH_URL,
        "INDEX": env("ELASTICSEARCH_INDEX", default="mowis"),
        # Seconds: the database answers when it takes longer.
        "TIMEOUT": 2,
        "OPTIONS": {"ca_certs": _ca} if _ca else {},
        # Only the room `search` writes there; Wagtail's own signals pass it over.
        "AUTO_UPDATE": False,
    }

# --- Languages and time ---
LANGUAGE_CODE = "pl"
LANGUAGES = [("pl", _("Polish")), ("en", _("English")), ("nb", _("Norwegian Bokmål"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "cms.formats"
TIME_ZONE = "Europe/Warsaw"
USE_TZ = True

# --- Files ---
STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "cms.core.styles.JoinedStylesFinder",
]
#: Where the style sheets are written as one.
JOINED_STYLES_DIR = VAR_DIR / "styles"
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(VAR_DIR / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
#: Whether the gallery of components is shown; never on a public portal.
GALLERY = False
#: Whether `generate` may add synthetic data for benchmarks; never on a portal that people use.
SYNTHETIC_DATA = False
#: Whether the portal serves uploads itself; in production the web server in front does.
SERVE_MEDIA = False
#: Starter content, and where `load_content` looks for it.
CONTENT_DIR = BASE_DIR / "content"
#: Generation files by which workers on one host agree that something in their caches is stale.
GENERATION_DIR = VAR_DIR / "generations"
#: Pictures that are shown when a page is shared; drawn again when they are missing, so they may be thrown away.
CARD_DIR = VAR_DIR / "cards"
#: Course packages that somebody sent and has not imported yet; thrown away after a day, never served. Several hosts share one folder.
PACKAGE_DIR = Path(env("PACKAGE_DIR", default=str(VAR_DIR / "packages")))

#: Keys that sign certificates: a JWK set, or the path of a file with one (docs/operations.md). Without any, certificates are not signed.
CREDENTIALS_KEYS = env("CREDENTIALS_KEYS", default="")
#: Whether the file is made when it is missing; in production somebody decides about the key.
CREDENTIALS_MAKE_KEYS = False

#: A body larger than this is refused before it is read, unless it is an upload (bytes).
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
#: The same for uploads in the admin: the largest document, and room for the form around it.
ADMIN_UPLOAD_LIMIT = WAGTAILDOCS_MAX_UPLOAD_SIZE + 1_000_000
#: Whether the daily check of links asks other sites too; the portal calls nobody unless it is told to.
CHECK_EXTERNAL_LINKS = env.bool("CHECK_EXTERNAL_LINKS", default=False)
#: After how many months a text is compared with the law again, where it had no interval of its own before.
LEGAL_CHECK_MONTHS = env.int("LEGAL_CHECK_MONTHS", default=6)
#: For how many months what readers wrote about a page is kept; numbers stay.
FEEDBACK_KEPT_MONTHS = env.int("FEEDBACK_KEPT_MONTHS", default=24)
SILENCED_SYSTEM_CHECKS: list[str] = []
