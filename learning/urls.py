"""Addresses of learning: answers, results, the editor's trial. Pages themselves are served by Wagtail."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
