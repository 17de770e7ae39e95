"""The form by which organisations send in news and stories."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.core.editing.pictures import PictureField
from cms.core.editing.wording import alt_problem
from cms.news.domain.submission_text import Picture, Story
from cms.news.enums import ArticleKind
from cms.news.rich_input import read_typed

_KINDS = [
    (ArticleKind.NEWS, _("news: something has happened or will happen")),
    (ArticleKind.STORY, _("story: what your organisation does, or what you have learned")),
]
_PICTURE_WORDS = ("alt", "credit", "licence")


class StoryForm(forms.Form):
    """A submission. A draft needs only a title; the rest is asked for when it is sent."""

    use_required_attribute = False  # our own messages come in the page's language, the browser's do not

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=_KINDS,
        initial=ArticleKind.NEWS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one from the list.")},
    )
    organisation_name = forms.CharField(
        label=_("Organisation"),
        help_text=_("Its name as readers should see it."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        error_messages={"required": _("Give it a title; a draft needs one too, so that you find it again.")},
    )
    summary = forms.CharField(
        label=_("Summary"),
        help_text=_("One or two sentences, up to 300 characters. They stand in lists and above the text."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    text = forms.CharField(
        label=_("Text"),
        help_text=_(
            "An empty line begins a new paragraph. Begin the lines of a list with “- ”. Write **bold** between two stars, and a link as "
            "[words](https://address); an address alone becomes a link too."
        ),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18}),
    )
    # What kinds and sizes are taken stands in the field's own help.
    picture = PictureField(label=_("Picture file"), required=False, widget=forms.FileInput)
    remove_picture = forms.BooleanField(label=_("Remove the picture"), required=False)
    alt = forms.CharField(
        label=_("What can be seen on the picture"),
        help_text=_("For people who do not see it, in a sentence."),
        max_length=255,
        required=False,
    )
    credit = forms.CharField(label=_("Who made the picture"), max_length=200, required=False)
    licence = forms.CharField(
        label=_("On what terms it may be shown"),
        help_text=_("For example: CC BY 4.0, or: with the author's consent."),
        max_length=120,
        required=False,
    )
    agreed = forms.BooleanField(
        label=_("I may share this text and picture, nobody's rights are broken, and I accept the terms of the portal."), required=False
    )

    def __init__(self, *args: Any, has_picture: bool = False, has_agreed: bool = False, sending: bool = False, **kwargs: Any) -> None:
        """Fit the form to the submission.

        Args:
            args: as for any form.
            has_picture: whether there is a picture already.
            has_agreed: whether the person agreed to the terms when sending it before.
            sending: whether it is to be sent, and so must be complete.
            kwargs: as for any form.
        """
        super().__init__(*args, **kwargs)
        self.sending = sending
        self.has_picture = has_picture
        self.asks_to_agree = not has_agreed
        if has_agreed:
            del self.fields["agreed"]
        if not has_picture:
            del self.fields["remove_picture"]

    def clean_text(self) -> str:
        """Refuse what cannot be read, with the reason."""
        text: str = self.cleaned_data["text"]
        read_typed(text)
        return text

    def clean(self) -> dict[str, Any]:
        """Ask for what is missing before sending, and for the words that belong to a picture."""
        data: dict[str, Any] = super().clean() or {}
        if self.sending:
            self._want("organisation_name", data, _("Give the name of your organisation."))
            self._want("summary", data, _("Say in one or two sentences what it is about."))
            self._want("text", data, _("Write the text; without it there is nothing to read."))
            if "agreed" in self.fields:
                self._want("agreed", data, _("Confirm this; without it the text cannot be published. As a draft it can be saved."))
        if data.get("picture") or (self.has_picture and not data.get("remove_picture")):
            self._want("alt", data, _("Say what can be seen on the picture."))
            self._want("credit", data, _("Say who made the picture."))
            self._want("licence", data, _("Say on what terms the picture may be shown."))
            file = data.get("picture")
            problem = alt_problem(data.get("alt") or "", file_name=file.name if file else "")
            if problem and "alt" not in self.errors:
                self.add_error("alt", problem)
        elif any(data.get(name) for name in _PICTURE_WORDS) and "picture" not in self.errors and not self.has_picture:
            self.add_error("picture", _("You described a picture, but no file has arrived. Choose it again, or clear its description."))
        return data

    def _want(self, name: str, data: dict[str, Any], message: Any) -> None:
        value = data.get(name)
        if (not value or (isinstance(value, str) and not value.strip())) and name not in self.errors:
            self.add_error(name, message)

    @property
    def needs_picture_again(self) -> bool:
        """Whether a picture was chosen and the form comes back: browsers do not keep files."""
        return self.is_bound and bool(self.errors) and bool(self.files.get("picture"))

    def story(self) -> Story:
        """What was typed, for the domain."""
        data = self.cleaned_data
        file = data.get("picture")
        wanted = file or (self.has_picture and not data.get("remove_picture"))
        picture = Picture(file or None, data["alt"], data["credit"], data["licence"]) if wanted else None
        return Story(data["kind"], data["organisation_name"], data["title"], data["summary"], data["text"], picture)
