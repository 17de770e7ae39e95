"""STUB."""


def portal(request):
    return {}
