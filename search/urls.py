"""Addresses of the search."""

from django.urls import path

from .addresses import SEARCH, SUGGEST
from .views.results import search
from .views.suggestions import suggest

urlpatterns = [
    path(SEARCH, search, name="search"),
    path(SUGGEST, suggest, name="search_suggest"),
]
