"""Headings under which the block chooser lists the blocks."""

from django.utils.translation import gettext_lazy as _

READING = _("Text")
MEDIA = _("Images and files")
LEARNING = _("For learning")
LAW = _("Law")
LINKS = _("Links")
