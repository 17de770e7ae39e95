"""Addresses of certificates in the words of each language."""

from django.urls import path

from cms.core.addresses import address
from cms.credentials.views import claiming, holding, verification

urlpatterns = [
    path(
        address(pl="certyfikaty/sprawdz/", en="certificates/check/", nb="sertifikater/kontroller/"),
        verification.check,
        name="certificate_check",
    ),
    path(address(pl="certyfikaty/moje/", en="certificates/mine/", nb="sertifikater/mine/"), holding.mine, name="certificates_mine"),
    path(
        address(pl="certyfikaty/moje/nazwisko/", en="certificates/mine/name/", nb="sertifikater/mine/navn/"),
        holding.keep_name,
        name="certificates_name",
    ),
    path(
        address(pl="certyfikaty/odbierz/<slug:code>/", en="certificates/claim/<slug:code>/", nb="sertifikater/hent/<slug:code>/"),
        claiming.claim,
        name="certificate_claim",
    ),
    path(
        address(pl="certyfikat/<slug:public_id>/", en="certificate/<slug:public_id>/", nb="sertifikat/<slug:public_id>/"),
        verification.certificate_page,
        name="certificate_page",
    ),
    path(
        address(
            pl="certyfikat/<slug:public_id>/nazwisko/", en="certificate/<slug:public_id>/name/", nb="sertifikat/<slug:public_id>/navn/"
        ),
        holding.show,
        name="certificate_show",
    ),
]
