"""Addresses without a language."""

from django.urls import path

from cms.credentials.views.did import did_json

urlpatterns = [path(".well-known/did.json", did_json, name="credentials_did")]
