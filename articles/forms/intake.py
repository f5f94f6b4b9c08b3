from typing import Any

from django import forms

from articles.filters.outlet import OutletInput
from articles.intake.given import MAX_BYTES, MOST_FILE, Refused
from articles.intake.links import links_in
from articles.intake.opening import ENDINGS
from articles.intake.take_in import Submission

MAX_FILES = 100


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFiles(forms.FileField):
    """Several files in one field; cleans to a list."""

    widget = ManyFilesInput

    def __init__(self, **options):
        super().__init__(allow_empty_file=True, **options)

    def clean(self, data, initial=None):
        files = [super(ManyFiles, self).clean(one, initial) for one in data or []]
        if not files:
            raise forms.ValidationError("Choose at least one file.")
        if len(files) > MAX_FILES:
            raise forms.ValidationError(f"At most {MAX_FILES} files at once; these are {len(files)}.")
        return files


class StoryChoice(forms.Form):
    """Where the articles go: into a story named by its title or number, or wherever the machine finds their like."""

    story = forms.CharField(
        required=False,
        max_length=300,
        label="Story",
        help_text="The title or number of a story, or a new title. Left empty, the machine finds the story.",
    )


class PasteForm(StoryChoice):
    """One article, pasted as it comes off the web, or links to articles; `links` has them."""

    text = forms.CharField(
        required=False,
        label="Links or text",
        strip=False,
        max_length=MAX_BYTES,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false"}),
        help_text="Links, one a line, which are fetched. Or one whole page, as it is: menus, comments and notices are "
        "taken out, and shown to you.",
    )
    outlet = forms.CharField(
        required=False,
        max_length=200,
        widget=OutletInput,
        help_text="One that is known, or a new one. Left empty: unknown.",
    )
    url = forms.CharField(required=False, max_length=2000, label="Address")
    published = forms.CharField(
        required=False,
        max_length=40,
        help_text="2025-03-12, 2025-03-12 14:20 by the outlet’s clock, or 2025-03-12T14:20+02:00. Left empty: unknown.",
    )
    headline = forms.CharField(required=False, max_length=1000, help_text="Left empty: found in the text.")

    field_order = ["text", "outlet", "url", "published", "headline", "story"]

    links: list[str] = []

    def clean(self) -> dict[str, Any]:
        """An address alone is a link, too; what is said of one article cannot be said of several."""
        values = super().clean()
        text, said = values.get("text", ""), [values.get(name) for name in ("outlet", "published", "headline")]
        try:
            self.links = links_in(text)
        except Refused as refusal:
            self.add_error("text", str(refusal))
        if self.links and values.get("url"):
            self.add_error("url", "The text is a link already: leave this empty.")
        if len(self.links) > 1 and any(said):
            self.add_error("text", "Outlet, date and headline can be said of one link at a time.")
        if not text.strip() and values.get("url"):
            self.links = [values["url"].strip()]
        elif not text.strip() and "text" not in self.errors:
            self.add_error("text", "Paste links or an article here.")
        return values

    @property
    def said(self) -> dict[str, str]:
        """What its bringer says of the one article at a link."""
        return {name: self.cleaned_data[name] for name in ("outlet", "published", "headline")}

    def submission(self) -> Submission:
        values = self.cleaned_data
        return Submission(
            raw=values["text"].encode(),
            source_name=values["url"] or "pasted text",
            outlet=values["outlet"],
            url=values["url"],
            published=values["published"],
            headline=values["headline"],
        )


class UploadForm(StoryChoice):
    """Several files, with or without a manifest."""

    files = ManyFiles(
        label="Files",
        widget=ManyFilesInput(attrs={"multiple": True, "accept": ",".join((*ENDINGS, ".csv"))}),
        help_text=f"Text, saved web pages (.html, .mhtml, .webarchive), PDF, Word (.docx), mail (.eml, .mbox), web "
        f"archives (.warc), or a zip of these; up to {MOST_FILE // 10**6} MB each, a text or page up to "
        f"{MAX_BYTES // 10**6}. A CSV among them is read as their manifest.",
    )
    manifest = forms.FileField(
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv"}),
        help_text="Optional: a CSV with the columns file, outlet, url, published, headline.",
    )

    field_order = ["files", "manifest", "story"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["story"].widget.attrs["id"] = "id_story_of_files"  # two forms of one page ask for a story

    def clean(self) -> dict[str, Any]:
        """A CSV among the files is their manifest."""
        values = super().clean()
        files = values.get("files", [])
        tables = [file for file in files if file.name.lower().endswith(".csv")]
        if len(tables) > 1 or (tables and values.get("manifest")):
            raise forms.ValidationError("More than one manifest came with the files: send one CSV only.")
        if tables and len(files) == 1:
            raise forms.ValidationError("A manifest came without files: add the files that it names.")
        if tables:
            values |= {"manifest": tables[0], "files": [file for file in files if file is not tables[0]]}
        return values
