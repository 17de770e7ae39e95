"""People whose admin is in English, whose words are those of the code."""

from django.test import Client
from wagtail.users.models import UserProfile

from cms.accounts.models import User


def english(user: User) -> Client:
    """A browser in which the person is signed in."""
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "en"
    profile.save()
    client = Client()
    client.force_login(user)
    return client
