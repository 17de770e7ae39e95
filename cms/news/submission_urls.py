"""Addresses at which people send something in."""

from django.urls import path

from cms.core.addresses import address
from cms.news.views import submissions

urlpatterns = [
    path(address(pl="podziel-sie/", en="share/", nb="del/"), submissions.story_form, name="story_new"),
    path(address(pl="podziel-sie/<uuid:key>/", en="share/<uuid:key>/", nb="del/<uuid:key>/"), submissions.story_form, name="story_edit"),
    path(
        address(pl="konto/moje-zgloszenia/", en="account/my-submissions/", nb="konto/mine-innsendinger/"),
        submissions.story_list,
        name="story_list",
    ),
]
