"""Settings of the server whose pages are measured: those of the benchmarks, and the pages that the portal's are compared with."""

from bench.settings import *  # noqa: F403 - one settings namespace, several files

KEEP_ANSWERS = True
ROOT_URLCONF = "bench.serving_urls"
INSTALLED_APPS = [*INSTALLED_APPS, "bench.floor"]  # noqa: F405 - of the settings above
MIGRATION_MODULES = {"bench_floor": "bench.floor.tables"}
