"""The copy of one's own data."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.accounts.domain.exporting import export_archive
from cms.accounts.participants import current_participant, signed_in_user


@never_cache
@require_safe
def export_data(request: HttpRequest) -> HttpResponse:
    """Give a person the copy of their data, with an account or without. A stranger, of whom nothing is kept, is asked to sign in."""
    user, participant = signed_in_user(request), current_participant(request)
    if user is None and participant is None:
        return redirect_to_login(request.path)
    response = HttpResponse(export_archive(participant=participant, user=user), content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="mowis-data.zip"'
    return response
