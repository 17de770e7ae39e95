"""WSGI entry: production settings unless others are named."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

# What is made while the portal is loaded stays until its end. Looking through it again and again for what could go costs a seventh of
# the start, and later, whenever everything is looked through, the request that is under way.
gc.disable()
application = get_wsgi_application()
gc.freeze()
gc.enable()
