from django import forms

from articles.search import HITS

QUERY_LENGTH = 300
PAGE_SIZE = 20


class SearchForm(forms.Form):
    """What is looked for, and how the results are shown. Fields that cannot be read fall back, but for the words."""

    KINDS = [("all", "Everything"), ("articles", "Articles"), ("claims", "Claims"), ("names", "People & places")]

    q = forms.CharField(
        label="Words, names, or “exact words”",
        required=False,
        max_length=QUERY_LENGTH,
        error_messages={"max_length": f"At most {QUERY_LENGTH} characters: a few words find more than a whole text."},
        widget=forms.SearchInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    kind = forms.ChoiceField(choices=KINDS, required=False, widget=forms.HiddenInput)
    sort = forms.ChoiceField(
        choices=[("best", "Best first"), ("newest", "Newest first")], required=False, label="Order"
    )
    spelling = forms.ChoiceField(choices=[("any", ""), ("mine", "")], required=False, widget=forms.HiddenInput)
    page = forms.IntegerField(required=False, min_value=1, max_value=HITS // PAGE_SIZE, widget=forms.HiddenInput)

    def asked(self, name: str, default):
        """The field's value, or the default where there is none or it cannot be read."""
        self.is_valid()
        return self.cleaned_data.get(name) or default
