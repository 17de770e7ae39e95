"""Addresses of translations as files."""

from django.urls import path

from .catalogues_export import ExportView
from .catalogues_faults import FaultsView
from .catalogues_import import ImportView

URLS = [
    path("translation/export/", ExportView.as_view(), name="translation_export"),
    path("translation/import/", ImportView.as_view(), name="translation_import"),
    path("reports/translation-faults/", FaultsView.as_view(), name="translation_faults"),
    path("reports/translation-faults/results/", FaultsView.as_view(results_only=True), name="translation_faults_results"),
]
