"""Addresses without a language: those that stand on paper, and files."""

from django.urls import path

from cms.credentials.views import files, verification

urlpatterns = [
    path("certyfikat/<slug:public_id>/", verification.certificate, name="certificate"),
    path("certyfikat/<slug:public_id>/certyfikat.pdf", files.pdf, name="certificate_pdf"),
    path("certyfikat/<slug:public_id>/certyfikat.jwt", files.credential, name="certificate_file"),
    path("certyfikaty/stan/", files.public_status, name="certificate_status"),
]
