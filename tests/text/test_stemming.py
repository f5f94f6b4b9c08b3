"""Stems are the same whoever asks for others at the same moment."""

import sys
import unittest
from concurrent.futures import ThreadPoolExecutor

from articles.text.stemming import english_stem

ENDINGS = ("ional", "ions", "tly", "ful")
WORDS = [f"{start}{end}" for start in ("relat", "divis", "conven", "hope", "gener") for end in ENDINGS]


class TestStemming(unittest.TestCase):
    def test_threads_do_not_get_one_anothers_stems(self):
        wanted = [english_stem(word) for word in WORDS]
        interval = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)
        try:
            with ThreadPoolExecutor(8) as threads:
                found = list(threads.map(lambda _: [english_stem(word) for word in WORDS], range(400)))
        finally:
            sys.setswitchinterval(interval)
        self.assertTrue(all(stems == wanted for stems in found))
