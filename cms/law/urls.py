"""Addresses of legal acts in the words of each language."""

from django.urls import path

from cms.core.addresses import address
from cms.law.acts import views

urlpatterns = [
    path(address(pl="akty-prawne/", en="legal-acts/", nb="lover/"), views.act_list, name="law_acts"),
    path(
        address(pl="akty-prawne/<slug:slug>/", en="legal-acts/<slug:slug>/", nb="lover/<slug:slug>/"),
        views.act_page,
        name="law_act",
    ),
]
