"""What leaves the product: the dossier, and the matrix as shown."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command

from articles.models import Appearance, Claim
from articles.overviews.dossier import build_dossier
from tests.conftest import make_article, make_story

pytestmark = pytest.mark.django_db


def matrix(client, story, query: str = "") -> list[dict]:
    answer = client.get(f"/stories/{story.slug}/matrix.csv{query}")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


class TestDossier:
    def test_it_tells_suggested_from_confirmed(self, bridge):
        claims = {claim["id"]: claim for claim in build_dossier(bridge.story)["claims"]}
        assert claims[bridge.closed.pk]["state"] == "confirmed"
        assert claims[bridge.cost.pk]["state"] == "suggested"
        assert claims[bridge.cost.pk]["appearances"][0]["state"] == "suggested"

    def test_it_leaves_out_what_was_rejected_or_only_offered(self, bridge, journalist):
        bridge.cost.reject(journalist)
        claims = {claim["id"]: claim for claim in build_dossier(bridge.story)["claims"]}
        assert bridge.cost.pk not in claims
        assert {a["article"] for a in claims[bridge.closed.pk]["appearances"]} == {bridge.at_wire.pk, bridge.at_post.pk}

    def test_it_counts_copies_as_one_origin(self, bridge):
        claims = {claim["id"]: claim for claim in build_dossier(bridge.story)["claims"]}
        assert claims[bridge.closed.pk]["outlets"] == 2
        assert claims[bridge.closed.pk]["origins"] == {"confirmed": 1, "proposed": 0, "unknown": 0}

    def test_unknown_date_and_outlet_stay_unknown(self, bridge):
        bare = make_article(None, "Nobody knows", "Nobody knows whence this came.")
        story = make_story("Bare", bare)
        article = build_dossier(story)["articles"][0]
        assert (article["outlet"], article["published_at"], article["origin"]) == (None, None, None)

    def test_day_is_a_date_and_hour_a_date_time(self, bridge):
        dates = [article["published_at"] for article in build_dossier(bridge.story)["articles"]]
        assert dates == ["2031-03-03T09:00:00+00:00", "2031-03-03", None]

    def test_headline_spans_say_so(self, bridge, journalist):
        bridge.closed.tag(bridge.at_echo.current, "headline", 0, 10, journalist)
        claims = {claim["id"]: claim for claim in build_dossier(bridge.story)["claims"]}
        spans = [a for a in claims[bridge.closed.pk]["appearances"] if a.get("field") == "headline"]
        assert [span["exact"] for span in spans] == ["Old bridge"]

    def test_words_point_back_to_what_came(self, bridge):
        version = bridge.at_wire.current
        version.raw = "By our reporter\n\n" + version.raw.replace(" ", "\n  ")
        version.save(update_fields=["raw"])
        found = 0
        for claim in build_dossier(bridge.story)["claims"]:
            for row in claim["appearances"]:
                if row["article"] == bridge.at_wire.pk:
                    found += 1
                    assert version.raw[slice(*row["raw"])].split() == row["exact"].split()
        assert found

    def test_download_is_json(self, bridge, as_reader):
        answer = as_reader.get(f"/stories/{bridge.story.slug}/dossier.json")
        assert json.loads(answer.content)["story"]["id"] == bridge.story.pk

    def test_number_of_queries_does_not_grow_with_claims(self, bridge, journalist, django_assert_max_num_queries):
        for n in range(30):
            Claim.objects.state(bridge.story, f"Claim {n}.", journalist)
        with django_assert_max_num_queries(30):
            build_dossier(bridge.story)

    def test_stranger_is_sent_to_the_login(self, bridge, outsider):
        assert outsider.get(f"/stories/{bridge.story.slug}/dossier.json").status_code == 302
        assert outsider.get(f"/stories/{bridge.story.slug}/matrix.csv").status_code == 302

    def test_story_that_is_not_there_is_a_404(self, as_reader):
        assert as_reader.get("/stories/nowhere/dossier.json").status_code == 404


class TestCommand:
    def test_it_writes_a_file_by_slug_or_number(self, bridge, tmp_path):
        for name in (bridge.story.slug, str(bridge.story.pk)):
            path = tmp_path / f"{name}.json"
            call_command("export_story", name, output=str(path))
            assert json.loads(path.read_text())["story"]["slug"] == bridge.story.slug

    def test_unknown_story_is_a_sentence(self, db):
        with pytest.raises(CommandError, match="no story"):
            call_command("export_story", "nowhere")

    def test_unwritable_output_is_a_sentence(self, bridge, tmp_path):
        with pytest.raises(CommandError, match="cannot be written"):
            call_command("export_story", bridge.story.slug, output=str(tmp_path / "no" / "where.json"))


class TestMatrix:
    def test_it_says_each_cell_in_words(self, bridge, as_reader):
        rows = {row["claim"]: row for row in matrix(as_reader, bridge.story)}
        cracks = rows["Pylons of the bridge are cracked."]
        assert (cracks["Calder Wire"], cracks["Lakeside Echo"]) == ("Attributed", "Hedged")
        assert cracks["Ostrand Post"] == "Not checked"
        assert rows["Repairs would cost 4 million crowns."]["Lakeside Echo"] == "Planned (suggested)"

    def test_a_plan_in_somebodys_name_says_both(self, bridge, as_reader):
        Appearance.objects.filter(claim=bridge.cost).update(stance="attributes", modality="planned")
        rows = {row["claim"]: row for row in matrix(as_reader, bridge.story)}
        cost = rows["Repairs would cost 4 million crowns."]
        assert cost["Lakeside Echo"] == "Planned, attributed (suggested)"
        (claim,) = [c for c in build_dossier(bridge.story)["claims"] if c["id"] == bridge.cost.pk]
        (appearance,) = claim["appearances"]
        assert (appearance["stance"], appearance["modality"]) == ("attributes", "planned")

    def test_it_shows_what_the_address_shows(self, bridge, as_reader):
        assert len(matrix(as_reader, bridge.story, "?state=suggested")) == 1

    def test_formula_in_a_statement_does_not_run(self, bridge, as_reader, journalist):
        Claim.objects.state(bridge.story, "=1+1", journalist)
        assert "'=1+1" in {row["claim"] for row in matrix(as_reader, bridge.story)}
