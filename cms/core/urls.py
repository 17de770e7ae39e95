"""Addresses without a language."""

from django.urls import path

from cms.core.views.cards import share_card
from cms.core.views.front import choose_language
from cms.core.views.gallery import GalleryView
from cms.core.views.probes import healthz, readyz
from cms.core.views.robots import robots_txt
from cms.core.views.sitemap import sitemap, sitemap_part

urlpatterns = [
    path("", choose_language, name="choose_language"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("gallery/", GalleryView.as_view(), name="gallery"),
    path("og/<slug:code>/<uuid:key>/<slug:fingerprint>.png", share_card, name="share_card"),
    path("robots.txt", robots_txt, name="robots_txt"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemap_part, name="sitemap_part"),
]
