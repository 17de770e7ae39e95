"""The public portal. Refuses to start while something that keeps it safe is missing, and says what."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403 - one settings namespace, several files
from .base import env


def _required(name: str, why: str) -> str:
    value: str = env(name, default="")
    if not value:
        raise ImproperlyConfigured(f"Set {name}: {why}")
    return value


SECRET_KEY = _required("SECRET_KEY", "a random text of 50 characters or more; sessions and attempt keys are signed with it.")
if len(SECRET_KEY) < 50 or SECRET_KEY.startswith("local-only"):
    raise ImproperlyConfigured("Set SECRET_KEY: this one is too short or the local one; make 50 random characters or more.")
ALLOWED_HOSTS = [host.strip() for host in _required("ALLOWED_HOSTS", "the portal's host names, with commas.").split(",")]
SITE_URL = _required("SITE_URL", "the portal's public address, such as https://example.org").rstrip("/")
WAGTAILADMIN_BASE_URL = SITE_URL
CSRF_TRUSTED_ORIGINS = [SITE_URL]
DEMO_ACCOUNTS = False

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
# Rate limits go by the visitor's address, which only a proxy of our own may report.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.bool("BEHIND_PROXY", default=False) else 0
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env("LOG_LEVEL", default="INFO")},
}
