"""Addresses of learning: answers, results, the editor's trial. Pages themselves are served by Wagtail."""

from django.urls import path

from cms.core.addresses import address
from learning import group_urls, mine_urls
from learning.views import answers, confirming, preview, results, saving

urlpatterns = [
    *mine_urls.urlpatterns,
    *group_urls.urlpatterns,
    path(
        address(
            pl="nauka/krok/<uuid:step_key>/odpowiedz/",
            en="learning/step/<uuid:step_key>/answer/",
            nb="laering/steg/<uuid:step_key>/svar/",
        ),
        answers.answer,
        name="learning_answer",
    ),
    path(
        address(
            pl="nauka/krok/<uuid:step_key>/zapisz/",
            en="learning/step/<uuid:step_key>/save/",
            nb="laering/steg/<uuid:step_key>/lagre/",
        ),
        saving.save,
        name="learning_save",
    ),
    path(
        address(
            pl="nauka/krok/<uuid:step_key>/zrobione/",
            en="learning/step/<uuid:step_key>/done/",
            nb="laering/steg/<uuid:step_key>/ferdig/",
        ),
        confirming.confirm,
        name="learning_confirm",
    ),
    path(
        address(pl="nauka/proba/<uuid:attempt_id>/", en="learning/attempt/<uuid:attempt_id>/", nb="laering/forsok/<uuid:attempt_id>/"),
        results.result,
        name="learning_result",
    ),
    path(
        address(pl="nauka/podglad/<int:page_id>/", en="learning/trial/<int:page_id>/", nb="laering/prove/<int:page_id>/"),
        preview.trial,
        name="learning_trial",
    ),
]
