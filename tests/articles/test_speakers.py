"""Who said it, as a story's quotations tell: the one whom the desk knows, under one name."""

import pytest
from django.urls import reverse

from articles.models import Quote, Utterance
from articles.overviews.quotes import said_in
from entities.models import Entity
from tests.conftest import place

pytestmark = pytest.mark.django_db

WORDS = '"We will not gamble with lives,"'


@pytest.fixture
def remark(bridge):
    """One remark in two articles, whose speakers are two entities under two spellings."""
    utterance, quotes = Utterance.objects.create(story=bridge.story), []
    for article, name in ((bridge.at_wire, "Ilse Brandt"), (bridge.at_post, "Ilse Brant")):
        entity = Entity.objects.create(name=name, kind="person")
        quotes.append(Quote(form="direct", speaker=name, entity=entity, utterance=utterance))
        quotes[-1].anchor(*place(article, WORDS)).save()
    return quotes


def test_who_was_merged_is_one_speaker_under_the_one_name(as_reader, journalist, bridge, remark):
    assert said_in(bridge.story)[0].speakers == ["Ilse Brandt", "Ilse Brant"]
    remark[1].entity.merge_into(remark[0].entity, journalist)
    assert said_in(bridge.story)[0].speakers == ["Ilse Brandt"]
    page = as_reader.get(reverse("story_quotes", args=[bridge.story.slug])).content.decode()
    assert page.count(">Ilse Brandt</a>") == 2 and ">Ilse Brant</a>" not in page
    assert 'title="“Ilse Brant” in the text"' in page


def test_an_articles_page_names_the_entity_and_keeps_the_texts_word(as_reader, journalist, bridge, remark):
    remark[0].change(journalist, speaker="the mayor", entity=remark[0].entity)
    page = as_reader.get(bridge.at_wire.get_absolute_url()).content.decode()
    assert 'title="“the mayor” in the text">Ilse Brandt</a>' in page


def test_whom_nobody_knows_is_called_as_the_text_does(bridge, remark):
    Quote.objects.update(entity=None, speaker="a neighbour")
    assert said_in(bridge.story)[0].speakers == ["a neighbour"]
