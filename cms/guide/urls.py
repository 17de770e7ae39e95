"""Addresses of what people keep of procedures. The pages of the guide themselves are served by Wagtail."""

from django.urls import path

from cms.core.addresses import address
from cms.guide.views.own import forgetting, mine

urlpatterns = [
    path(address(pl="moje-sprawy/", en="my-matters/", nb="mine-saker/"), mine.mine, name="guide_mine"),
    path(
        address(
            pl="moje-sprawy/<uuid:procedure_key>/usun/",
            en="my-matters/<uuid:procedure_key>/delete/",
            nb="mine-saker/<uuid:procedure_key>/slett/",
        ),
        forgetting.forget_matter,
        name="guide_forget",
    ),
]
