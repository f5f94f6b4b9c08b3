"""What people send as a table, and what of its dry run they put back."""

import re
import zlib
from base64 import b64decode, b64encode
from binascii import Error

from django import forms
from django.core.exceptions import ValidationError

from articles.sheets.files import MOST_BYTES
from entities.models.entity import ITEM

CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")
MOST_LANGUAGES = 10
MOST_ITEMS = 20


class LanguagesField(forms.CharField):
    """Codes of languages between blanks or commas."""

    def __init__(self) -> None:
        super().__init__(
            label="Names in these languages", initial="en", max_length=100, help_text="Codes, such as en, de, ru."
        )

    def clean(self, value: str) -> list[str]:
        codes = list(dict.fromkeys(re.split(r"[,\s]+", super().clean(value).lower().strip(", "))))
        if len(codes) > MOST_LANGUAGES or not all(CODE.fullmatch(code) for code in codes):
            raise ValidationError(f"At most {MOST_LANGUAGES} codes of languages, such as en, de, ru.")
        return codes


class SheetForm(forms.Form):
    """A file with a table."""

    file = forms.FileField(label="CSV file", max_length=300)


class AliasSheetForm(SheetForm):
    """A file with aliases, or an excerpt of Wikidata."""

    file = forms.FileField(label="CSV file, or an excerpt of a Wikidata dump (JSON)", max_length=300)
    languages = LanguagesField()


class ItemsForm(forms.Form):
    """Wikidata items to be asked for."""

    items = forms.CharField(label="Items", max_length=400, help_text=f"Such as Q42 Q64; at most {MOST_ITEMS}.")
    languages = LanguagesField()

    def clean_items(self) -> list[str]:
        items = list(dict.fromkeys(re.split(r"[,\s]+", self.cleaned_data["items"].upper().strip(", "))))
        for item in items:
            ITEM(item)
        if len(items) > MOST_ITEMS:
            raise ValidationError(f"At most {MOST_ITEMS} at once.")
        return items


def packed(data: bytes) -> str:
    """A file as a form's page carries it to the next one, byte for byte."""
    return b64encode(zlib.compress(data)).decode()


class ConfirmForm(forms.Form):
    """The file of a dry run, the print of what it showed, and the rows that were ticked."""

    data = forms.CharField(max_length=2 * MOST_BYTES)
    print = forms.CharField(max_length=64)
    row = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, *args, numbers: range = range(2, 1003), **options) -> None:
        super().__init__(*args, **options)
        self.fields["row"].choices = [(str(number), "") for number in numbers]

    def clean_data(self) -> bytes:
        try:
            unpacker = zlib.decompressobj()
            return unpacker.decompress(b64decode(self.cleaned_data["data"], validate=True), MOST_BYTES + 1)
        except (Error, ValueError, zlib.error) as error:
            raise ValidationError("This page cannot be read: send the file again.") from error
