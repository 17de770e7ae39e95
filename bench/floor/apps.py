"""App configuration."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    """The floor."""

    name = "bench.floor"
    label = "bench_floor"
