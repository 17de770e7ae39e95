"""Addresses that exist on a newcomer's own machine only (the view answers 404 elsewhere)."""

from django.urls import path

from cms.accounts.views.outbox import OutboxView

urlpatterns = [path("outbox/", OutboxView.as_view(), name="local_outbox")]
