"""Versions of a page for people who read in another way: Polish Sign Language and easy-to-read text."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail_localize.fields import SynchronizedField

from cms.core.links import LONGEST_ADDRESS, host_of, https_only

#: Easy-to-read text (ETR) has short paragraphs and lists; links so that it can lead on.
EASY_FEATURES = ["bold", "ol", "ul", "link"]


class AccessibleVersionsMixin(models.Model):
    """A film in Polish Sign Language (PJM) and an easy-to-read text (ETR) of the page.

    Follows ustawa o zapewnianiu dostępności osobom ze szczególnymi potrzebami, art. 6 pkt 3. Put
    ``*AccessibleVersionsMixin.accessible_panels`` among the panels, ``*AccessibleVersionsMixin.synchronized_accessible_fields`` among
    the ``override_translatable_fields``, and the component ``accessible_versions`` under the lead.
    """

    sign_language_video = models.URLField(
        _("film in Polish Sign Language (PJM)"),
        max_length=LONGEST_ADDRESS,
        blank=True,
        validators=[https_only],
        help_text=_("The address of the film. It opens where it is; nothing of it is loaded into the page."),
    )
    easy_to_read = RichTextField(
        _("easy-to-read text (ETR)"),
        blank=True,
        features=EASY_FEATURES,
        max_length=20_000,
        help_text=_("The page in short sentences and plain words, one thought a line."),
    )

    #: The film is in Polish Sign Language in whichever language the page is read.
    synchronized_accessible_fields = [SynchronizedField("sign_language_video", overridable=False)]
    accessible_panels = [
        MultiFieldPanel(
            [FieldPanel("sign_language_video"), FieldPanel("easy_to_read")],
            heading=_("In sign language and easy to read"),
            classname="collapsed",
        )
    ]

    class Meta:
        abstract = True

    @property
    def sign_language_host(self) -> str:
        """The site that the film's link leads to."""
        return host_of(self.sign_language_video)
