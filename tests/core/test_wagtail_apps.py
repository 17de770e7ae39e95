import json
import os
import subprocess
import sys
from importlib import import_module

import pytest
from django.conf import settings

from cms.core.wagtail_apps import MODULES, Nothing, no_api

#: What no request needs, or few.
LATE = ("cryptography", "icalendar", "joserfc", "ninja", "packaging", "segno", "snowballstemmer", "typst", *MODULES)
START = f"""
import json, sys
import cms.wsgi
from django.db import connections
opened = [one.alias for one in connections.all(initialized_only=True) if one.connection is not None]
print(json.dumps([[name for name in {LATE!r} if name in sys.modules], opened, "cms.urls" in sys.modules]))
"""


@pytest.mark.slow
def test_a_server_starts_with_its_addresses_and_without_what_few_requests_need() -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.test"}
    said = subprocess.run(
        [sys.executable, "-c", START], cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stderr
    # A connection that is opened before workers are forked would be theirs together.
    assert json.loads(said.stdout) == [[], [], True]


def test_the_parts_of_the_api_stand_in_for_a_moment_only() -> None:
    before = {name: sys.modules.get(name) for name in MODULES}
    missing = [name for name in MODULES if before[name] is None]
    with no_api():
        modules = [import_module(name) for name in missing]
        assert all(isinstance(module.router, Nothing) for module in modules)
        assert [module.register_content_types() for module in modules] == [None] * len(modules)
    assert {name: sys.modules.get(name) for name in MODULES} == before
