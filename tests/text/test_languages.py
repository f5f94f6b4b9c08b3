"""The language of a text, told from its letters beside what its page says."""

import unittest

from articles.text.languages import base_of, is_read, is_rtl, language_of, name_of

ENGLISH = "The lock at Sallow was closed on Monday after a barge struck its lower gate."
OTHERS = {
    "de": "Die Schleuse von Sallow ist seit Montag gesperrt, nachdem ein Kahn das untere Tor gerammt hat.",
    "fr": "L’écluse de Sallow est fermée depuis lundi, après qu’une péniche a heurté la porte aval.",
    "es": "La esclusa de Sallow está cerrada desde el lunes, después de que una barcaza golpeara la compuerta.",
    "it": "La chiusa di Sallow è chiusa da lunedì, dopo che una chiatta ha urtato la porta inferiore.",
    "uk": "Шлюз у Саллоу закритий з понеділка після того, як баржа вдарилася об нижні ворота.",
    "ru": "Шлюз в Саллоу закрыт с понедельника после того, как баржа ударила нижние ворота.",
    "ar": "أغلق الهويس في سالو منذ يوم الاثنين بعد أن صدمت بارجة بوابته السفلى.",
    "he": "השער בסאלו סגור מאז יום שני אחרי שדוברה פגעה בשער התחתון.",
    "zh": "周一，一艘驳船撞上下闸门后，船闸关闭。",
    "ja": "月曜日、はしけが下の門に衝突したため、水門は閉鎖された。",
}


class LanguageTest(unittest.TestCase):
    def test_each_is_told_by_itself(self):
        for code, text in (OTHERS | {"en": ENGLISH}).items():
            with self.subTest(code):
                self.assertEqual(language_of(text), code)

    def test_the_letters_win_where_they_surely_say_otherwise(self):
        self.assertEqual(language_of(OTHERS["de"], "en"), "de")
        self.assertEqual(language_of(ENGLISH, "ar"), "en")

    def test_a_statement_stands_where_the_letters_say_little(self):
        self.assertEqual(language_of("Noon", "de"), "de")
        self.assertEqual(language_of("Dow 40,000; FTSE 8,000; Nikkei 38,000; Dax, Ibex", "en"), "en")

    def test_a_region_that_is_stated_is_kept(self):
        self.assertEqual(language_of(ENGLISH, "en-GB"), "en-GB")

    def test_kin_are_what_their_page_says(self):
        norwegian = "Slusen i Sallow er stengt siden mandag etter at en lekter traff den nedre porten."
        self.assertEqual(language_of(norwegian, "nb"), "nb")

    def test_what_tells_nothing_has_none(self):
        for text in ("", "1 2 3", "x y z", "Quill Marrow"):
            with self.subTest(text):
                self.assertEqual(language_of(text), "")

    def test_what_is_no_language_is_no_statement(self):
        self.assertEqual(language_of("Noon", "<script>"), "")

    def test_names_and_directions(self):
        self.assertEqual([name_of(code) for code in ("de", "pt-BR", "xx")], ["German", "Portuguese", "xx"])
        self.assertEqual(
            [is_rtl(code) for code in ("ar", "he-IL", "ur", "az-Arab", "de", "ar-Latn", "")], [True] * 3 + [False] * 4
        )
        self.assertEqual(
            [is_read(code) for code in ("", "en", "en-GB", "EN_us", "de", "enm")], [True] * 4 + [False] * 2
        )
        self.assertEqual(base_of("zh-Hant-TW"), "zh")


if __name__ == "__main__":
    unittest.main()
