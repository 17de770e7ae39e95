"""Addresses of what is a learner's own: their page, notes, reminders, other devices."""

from django.urls import path

from cms.core.addresses import address
from learning.views import finish, mine, notes, reminders, transfer

urlpatterns = [
    path(address(pl="nauka/moje/", en="learning/mine/", nb="laering/mine/"), mine.mine, name="learning_mine"),
    path(
        address(pl="nauka/moje/podejscia/", en="learning/mine/attempts/", nb="laering/mine/forsok/"), mine.history, name="learning_history"
    ),
    path(
        address(pl="nauka/moje/przypomnienia/", en="learning/mine/reminders/", nb="laering/mine/paminnelser/"),
        reminders.wishes,
        name="learning_wishes",
    ),
    path(
        address(pl="nauka/przypomnienia/<str:key>/", en="learning/reminders/<str:key>/", nb="laering/paminnelser/<str:key>/"),
        reminders.unsubscribe,
        name="learning_unsubscribe",
    ),
    path(
        address(
            pl="nauka/krok/<uuid:step_key>/zachowaj/", en="learning/step/<uuid:step_key>/keep/", nb="laering/steg/<uuid:step_key>/behold/"
        ),
        notes.bookmark,
        name="learning_bookmark",
    ),
    path(
        address(
            pl="nauka/krok/<uuid:step_key>/notatka/", en="learning/step/<uuid:step_key>/note/", nb="laering/steg/<uuid:step_key>/notat/"
        ),
        notes.note,
        name="learning_note",
    ),
    path(
        address(pl="nauka/inne-urzadzenie/", en="learning/another-device/", nb="laering/annen-enhet/"),
        transfer.transfer,
        name="learning_transfer",
    ),
    path(
        address(
            pl="nauka/inne-urzadzenie/<slug:secret>/", en="learning/another-device/<slug:secret>/", nb="laering/annen-enhet/<slug:secret>/"
        ),
        transfer.take,
        name="learning_take",
    ),
    path(address(pl="nauka/zakoncz/", en="learning/finish/", nb="laering/avslutt/"), finish.finish, name="learning_finish"),
]
