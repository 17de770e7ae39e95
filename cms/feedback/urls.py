"""Addresses at which readers say whether a page helped."""

from django.urls import path

from cms.core.addresses import address
from cms.feedback.views import voting, why

urlpatterns = [
    path(
        address(pl="opinia-o-stronie/<uuid:page_key>/", en="page-feedback/<uuid:page_key>/", nb="om-siden/<uuid:page_key>/"),
        voting.vote,
        name="feedback_vote",
    ),
    path(
        address(pl="opinia-o-stronie/dlaczego/<str:token>/", en="page-feedback/why/<str:token>/", nb="om-siden/hvorfor/<str:token>/"),
        why.why,
        name="feedback_why",
    ),
]
