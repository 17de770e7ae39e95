"""Where the server that is measured answers with something else than the portal's pages, and the middleware around it."""

#: So many bytes through no middleware, and through all of the portal's; a plain Wagtail page through the usual middleware.
BARE, FULL, FLOOR = "/bench-bare/", "/bench-full/", "/bench-floor/"
#: The usual nine: those of Django's own template for projects, the language, and Wagtail's redirects.
USUAL = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
CHAINS: dict[str, list[str]] = {BARE: [], FLOOR: USUAL}
