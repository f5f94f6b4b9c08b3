"""Quotations and reported speech, and who says them."""

import unittest
from itertools import pairwise
from pathlib import Path

from articles.text.document import HEADLINE, Document, NameMention, Span
from articles.text.quotes.documents import is_document
from articles.text.quotes.read import REPORTED, find_quotes

CASES = Path(__file__).resolve().parents[1] / "data" / "quotes" / "cases.txt"
NAMES = {"lind": ("Ana Lind", "person"), "orr": ("Peter Orr", "person"), "tarn": ("Tarn", "place")}


def read_cases():
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, wanted = (part.strip() for part in line.rsplit("|", 1))
            rows = [] if wanted == "none" else [row.strip() for row in wanted.split(";")]
            yield text.replace("/", "\n"), [_row(row) for row in rows]


def _row(row: str) -> tuple[str, str, str]:
    form, rest = row.split(":", 1)
    words, _, speaker = rest.rpartition(":")
    return form, words.strip(), speaker.strip()


def mentions_in(text: str) -> list[NameMention]:
    found = []
    for key, (name, _) in NAMES.items():
        at = text.find(name)
        while at >= 0:
            found.append(NameMention("a", Span(at, at + len(name)), name, key))
            at = text.find(name, at + 1)
    return found


def marked(text: str, with_names: bool = True):
    mentions = mentions_in(text) if with_names else []
    return [q for q in find_quotes(Document("a", text), (), mentions, NAMES) if q.form != REPORTED]


def reported(text: str, **kwargs):
    return [q for q in find_quotes(Document("a", text), **kwargs) if q.form == REPORTED]


class TestQuotations(unittest.TestCase):
    def test_each_case_is_found_with_its_speaker(self):
        for text, wanted in read_cases():
            with self.subTest(text):
                found = marked(text)
                self.assertEqual([(q.form, q.exact) for q in found], [(form, words) for form, words, _ in wanted])
                for quote, (_, _, speaker) in zip(found, wanted, strict=True):
                    if speaker == "":
                        self.assertEqual(quote.speaker, "")
                    elif speaker != "*":
                        self.assertIn(speaker, quote.speaker)

    def test_spans_are_exact_and_never_overlap(self):
        for text, _ in read_cases():
            found = marked(text)
            self.assertTrue(all(text[q.span.start : q.span.end] == q.exact for q in found))
            self.assertTrue(all(a.span.end <= b.span.start for a, b in pairwise(found)))

    def test_the_source_beside_the_words_is_kept_beside_the_name(self):
        text = "Ana Lind flew home. “We will stay,” she said."
        (quote,) = marked(text)
        self.assertEqual(text[quote.source_span.start : quote.source_span.end], "she")
        self.assertEqual(text[quote.speaker_span.start : quote.speaker_span.end], "Ana Lind")
        self.assertEqual((quote.speaker, quote.speaker_entity), ("Ana Lind", "lind"))

    def test_a_lawyer_of_somebody_is_not_that_person(self):
        (quote,) = marked("“We will stay,” said a lawyer for Ana Lind.")
        self.assertIsNone(quote.speaker_entity)

    def test_speakers_are_named_without_any_names_read(self):
        (quote,) = marked("Ana Lind flew home. “We will stay,” Lind said.", with_names=False)
        self.assertEqual(quote.speaker, "Ana Lind")

    def test_a_speaker_whom_no_mention_names_has_no_entity(self):
        headline = "Former Mayor: ‘I’m not going to leave…’"
        document = Document("a", "Ana Lind met them.", headline)
        known = NameMention("a", Span(0, 8), "Ana Lind", "lind")
        for mentions in ((), (known,)):
            with self.subTest(mentions=len(mentions)):
                (quote,) = find_quotes(document, (), mentions, NAMES)
                self.assertEqual((quote.speaker, quote.speaker_entity), ("Former Mayor", None))

    def test_pronouns_go_on_from_a_speaker_whom_no_mention_names(self):
        first, second = marked("“We will stay,” said Ana Lind. “It is home,” she said.", with_names=False)
        self.assertEqual((first.speaker, second.speaker), ("Ana Lind", "Ana Lind"))

    def test_headlines_are_read_too(self):
        document = Document("a", "The port closed.", headline="‘We will stay’, says Lind")
        fields = [q.span.field for q in find_quotes(document)]
        self.assertEqual(fields, [HEADLINE])

    def test_somebody_of_an_organisation_is_named_with_it(self):
        names = {"hp": ("Harbour Police", "organisation")}
        text = "A Harbour Police spokesman said: “We will stay.” “We are ready,” he added."
        mention = NameMention("a", Span(2, 16), "Harbour Police", "hp")
        found = [q for q in find_quotes(Document("a", text), (), [mention], names) if q.form != REPORTED]
        self.assertEqual([q.speaker for q in found], ["Harbour Police spokesman"] * 2)

    def test_a_spokesman_without_more_speaks_for_the_organisation_that_spoke_before(self):
        names = {"hp": ("Harbour Police", "organisation")}
        text = "Harbour Police confirmed that one boat was lost.\nA spokesman added: “We will stay.”"
        mention = NameMention("a", Span(0, 14), "Harbour Police", "hp")
        found = [q for q in find_quotes(Document("a", text), (), [mention], names) if q.form != REPORTED]
        self.assertEqual([q.speaker for q in found], ["Harbour Police spokesman"])

    def test_words_of_a_headline_are_theirs_who_says_them_in_the_text(self):
        text = "The storm came at noon.\n\nUtter ruin\n\n“It was utter ruin,” said Ana Lind."
        document = Document("a", text, "Survivor tells of ‘utter ruin’ at sea")
        found = find_quotes(document, (), mentions_in(text), NAMES)
        self.assertEqual([q.speaker for q in found if q.span.field == HEADLINE and q.form != REPORTED], ["Ana Lind"])

    def test_words_of_two_speakers_are_nobodys_in_a_headline(self):
        text = "“It was ruin,” said Ana Lind. “Sheer ruin,” said Peter Orr."
        found = find_quotes(Document("a", text, "Two towns in ‘ruin’"), (), mentions_in(text), NAMES)
        self.assertEqual([q.speaker for q in found if q.span.field == HEADLINE], [""])

    def test_answers_are_the_persons_interviewed_and_questions_nobodys(self):
        text = "Ana Lind runs the port.\n\nQ: Will you ever leave it?\n\nA: We will stay in the harbour."
        found = find_quotes(Document("a", text), (), mentions_in(text), NAMES)
        self.assertEqual([(q.exact, q.speaker) for q in found], [("We will stay in the harbour", "Ana Lind")])

    def test_answers_among_several_people_are_nobodys(self):
        text = "Ana Lind met Peter Orr.\n\nQ: Will you leave?\n\nA: We will stay in the harbour."
        found = find_quotes(Document("a", text), (), mentions_in(text), NAMES)
        self.assertEqual([q.speaker for q in found], [""])

    def test_the_office_of_a_speaker_is_not_what_he_said(self):
        self.assertEqual(reported("“This is bad,” said harbour chief Ana Lind."), [])

    def test_what_a_headline_is_about_does_not_speak(self):
        for headline in ("TARN FERRY ROW: Mayor ‘lied to council’", "Mill blaze: Owner 'left doors shut'"):
            (quote,) = find_quotes(Document("a", "The town is quiet.", headline=headline))
            self.assertEqual(quote.speaker, "", headline)
        for headline, speaker in (
            ("ANA LIND: ‘We lost everything’", "ANA LIND"),
            ("POLICE CHIEF: ‘We lost everything’", "POLICE CHIEF"),
        ):
            (quote,) = find_quotes(Document("a", "The town is quiet.", headline=headline))
            self.assertEqual(quote.speaker, speaker)

    def test_a_time_is_no_part_of_who_speaks(self):
        for time in (
            "last night",
            "yesterday",
            "today",
            "this morning",
            "on Tuesday",
            "Tuesday",
            "late on Monday night",
            "later that day",
            "in May",
            "on 4 May",
            "at 5.40 am",
            "two days ago",
        ):
            (said,) = reported(f"A harbour guard {time} denied that the gate had been open.")
            self.assertEqual(said.speaker, "A harbour guard", time)
        for name in ("Theresa May", "Ana June"):
            self.assertEqual(reported(f"{name} said the gate was open.")[0].speaker, name)
        (said,) = reported("The quay closed and on Wednesday officials said it was unsafe.")
        self.assertEqual(said.speaker, "officials")

    def test_a_dateline_before_a_colon_speaks_not(self):
        (report,) = reported("OSLO: Merrow Boats will build a new quay, the company said on Tuesday.")
        self.assertEqual((report.exact, report.speaker), ("Merrow Boats will build a new quay", "the company"))

    def test_who_is_told_is_not_who_says_it(self):
        for text in (
            "About 300 tenants must leave, the chief warden, Ana Lind, told a meeting in the town hall.",
            "The pier is unsafe, the chief warden, Ana Lind, told reporters.",
        ):
            (report,) = reported(text)
            self.assertEqual(report.speaker, "Ana Lind", text)

    def test_a_document_speaks_for_those_whose_it_is(self):
        """The body or person that the text names as its owner or writer is the speaker, not the sheet of paper."""
        rows = [
            ("A ministry statement said the port would shut.", "ministry"),
            ("An annual health ministry report said the port would shut.", "health ministry"),
            ("The firm's filing says the port would shut.", "The firm"),
            ("The ministers' letter said the port would shut.", "The ministers"),
            ("The findings of the council said the port would shut.", "the council"),
            ("A letter from residents said the port would shut.", "residents"),
            ("A report released on Monday by the council said the port would shut.", "the council"),
            ("The port will shut in May, according to a police report.", "police"),
            ("Ana Lind's memo said the port would shut.", "Ana Lind"),
            ("Ana Lind left. Her memo said the port would shut.", "Ana Lind"),
            ("Mayor Ana Lind left. The mayor's memo said the port would shut.", "Ana Lind"),
        ]
        for text, speaker in rows:
            with self.subTest(text):
                (quote,) = find_quotes(Document("a", text), (), mentions_in(text), NAMES)
                self.assertEqual(quote.speaker, speaker)
                self.assertFalse(is_document(quote.speaker))

    def test_a_document_of_nobody_stays_a_document(self):
        """What it is about, where it came out and who has seen it are nobody whose words it has."""
        rows = [
            ("Data show that the port would shut.", "Data"),
            ("A press release said the port would shut.", "A press release"),
            ("Court documents said the port would shut.", "Court documents"),
            ("A report on Ana Lind said the port would shut.", "A report on Ana Lind"),
            ("A survey of residents said the port would shut.", "A survey of residents"),
            ("Monday's statement said the port would shut.", "Monday's statement"),
            ("A report released on Monday said the port would shut.", "A report released on Monday"),
            ("The port will shut in May, according to the report.", "the report"),
            ("The port will shut in May, according to records seen by Ana Lind.", "records"),
            ("A report from Tarn said the port would shut.", "A report from Tarn"),
        ]
        for text, speaker in rows:
            with self.subTest(text):
                (quote,) = find_quotes(Document("a", text), (), mentions_in(text), NAMES)
                self.assertEqual((quote.speaker, quote.speaker_entity), (speaker, None))
                self.assertTrue(is_document(quote.speaker))

    def test_people_bodies_and_newspapers_are_no_documents(self):
        for speaker in (
            "",
            "Ana Lind",
            "The Post",
            "Bill",
            "the report’s author",
            "a spokesman for the study",
            "police",
        ):
            with self.subTest(speaker):
                self.assertFalse(is_document(speaker))

    def test_odd_texts_do_not_fail(self):
        for text in (
            "",
            "“",
            "”",
            '"',
            "“”",
            '"""',
            "''''",
            "“““",
            "said",
            "said “",
            ": “a”",
            "\n“\n\n”\n",
            "“a\n" * 30,
            "’" * 50,
        ):
            with self.subTest(text):
                for quote in find_quotes(Document("a", text)):
                    self.assertEqual(text[quote.span.start : quote.span.end], quote.exact)

    def test_a_text_may_end_anywhere(self):
        text = "On Monday Ana Lind, 61, said on Monday to us in May: “We’ll stay,” according to the letter, she said on"
        for end in range(len(text)):
            with self.subTest(text[:end]):
                for quote in find_quotes(Document("a", text[:end])):
                    self.assertEqual(text[quote.span.start : quote.span.end], quote.exact)

    def test_the_same_text_gives_the_same_quotations(self):
        text = "“We will stay,” said Ana Lind. She said the port would open. “Soon,” she added."
        self.assertEqual(find_quotes(Document("a", text)), find_quotes(Document("a", text)))


class TestReportedSpeech(unittest.TestCase):
    CASES = [
        ("Ana Lind said that the port would open.", "that the port would open", "Ana Lind"),
        ("Ana Lind said the port would open.", "the port would open", "Ana Lind"),
        ("The port will open in May, Ana Lind said.", "The port will open in May", "Ana Lind"),
        ("The port will open in May, said Ana Lind.", "The port will open in May", "Ana Lind"),
        ("According to Ana Lind, the port will open in May.", "the port will open in May", "Ana Lind"),
        ("The port will open in May, according to Ana Lind.", "The port will open in May", "Ana Lind"),
        ("Ana Lind told the council that the port would open.", "that the port would open", "Ana Lind"),
        ("The ministry announced on Monday that the port would open.", "that the port would open", "The ministry"),
        ("Officials said 10 of the 12 divers were safe.", "10 of the 12 divers were safe", "Officials"),
    ]

    def test_each_case_has_its_content_and_speaker(self):
        for text, content, speaker in self.CASES:
            with self.subTest(text):
                found = [(q.exact, q.speaker) for q in reported(text)]
                self.assertIn((content, speaker), found)

    def test_content_ends_before_a_second_report(self):
        text = "Ana Lind said the port would open, adding that ferries would follow."
        contents = [q.exact for q in reported(text)]
        self.assertEqual(contents, ["the port would open", "that ferries would follow"])
        self.assertEqual({q.speaker for q in reported(text)}, {"Ana Lind"})

    def test_words_that_only_repeat_are_not_told_over_and_over(self):
        text = "he said that " * 3000
        told = sum(len(q.span) for q in reported(text))
        self.assertTrue(0 < told < 20 * len(text), told)

    def test_who_offers_or_finds_a_thing_says_nothing(self):
        for text in (
            "Officials offered a reward of 9,000 crowns.",
            "The pilot found the broken lamps at about 6.20 am.",
            "Divers found two crates in the lock.",
            "The firm offered drivers a bonus of 200 crowns.",
        ):
            self.assertEqual(reported(text), [], text)
        for text in (
            "The inspectors found that the wall was cracked.",
            "The inspector found no evidence of arson.",
            "The court found him guilty of theft.",
        ):
            self.assertEqual(len(reported(text)), 1, text)

    def test_who_is_dismissed_was_told_nothing(self):
        self.assertEqual(reported("The port dismissed three clerks on Monday."), [])
        (report,) = reported("The port dismissed reports that a clerk had left.")
        self.assertEqual(report.speaker, "The port")

    def test_plain_sentences_report_nobody(self):
        for text in ("The port opened in May.", "The United States sent two ships.", "Rain fell on Tarn all week."):
            with self.subTest(text):
                self.assertEqual(reported(text), [])

    def test_no_two_quotations_have_one_span(self):
        text = "The club said and added that it had won."
        spans = [q.span for q in find_quotes(Document("a", text))]
        self.assertEqual(len(spans), len(set(spans)))


if __name__ == "__main__":
    unittest.main()
