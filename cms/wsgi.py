"""WSGI entry: production settings unless others are named."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

# What is made while the portal is loaded stays until its end. Looking through it again and again for what could go costs a seventh of
# the start, and later, whenever everything is looked through, the request that is under way.
gc.disable()
application = get_wsgi_application()
# Django loads addresses, and with them all views, at the first request. That one need not wait, and workers that are forked share them.
_ = get_resolver().reverse_dict
gc.freeze()
gc.enable()
