"""STUB."""

from django.http import HttpResponseForbidden


def stale_form(request, reason=""):
    return HttpResponseForbidden("stale")


def bad_request(request, exception=None):
    return HttpResponseForbidden("400")


forbidden = not_found = bad_request


def server_error(request):
    return HttpResponseForbidden("500")
