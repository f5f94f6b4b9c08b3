"""What characters some bytes are, and by what that is known."""

import pytest

from articles.intake.decoding import decoded

WORDS = {
    "windows-1252": "“The river rose,” said the mayor’s office – and put the cost at £4 million.",
    "windows-1250": "Přístav byl včera večer kvůli vichřici uzavřen. Ředitel řekl, že loď vypluje až příští středu.",
    "windows-1251": "Река в понедельник поднялась на два метра и затопила нижний город.",
    "koi8-r": "Река в понедельник поднялась на два метра и затопила нижний город.",
    "cp932": "川は月曜日に二メートル上昇し、下町が浸水した。市長は橋は閉鎖されたままだと述べた。",
    "gb18030": "周一河水上涨两米，淹没了下城区。市长说，桥梁将继续关闭。",
    "cp949": "월요일 강물이 2미터 상승해 하류 마을이 침수됐다. 시장은 다리가 폐쇄될 것이라고 말했다.",
}


@pytest.mark.parametrize("charset", WORDS)
def test_a_text_that_says_nothing_of_itself_is_guessed_and_called_a_guess(charset):
    found = decoded(WORDS[charset].encode(charset))
    assert (found.text, found.charset, found.basis) == (WORDS[charset], charset, "guessed")


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be", "utf-8"])
def test_a_byte_order_mark_tells(charset):
    found = decoded("\ufeffStraße – “zu”".encode(charset))
    assert (found.text, found.charset, found.basis) == ("\ufeffStraße – “zu”", charset, "mark")


@pytest.mark.parametrize(
    ("head", "charset", "name"),
    [
        ("<meta http-equiv='Content-Type' content='text/html; charset=windows-1250'>", "windows-1250", "windows-1250"),
        ("<meta charset=iso-8859-1>", "windows-1252", "windows-1252"),  # as the web reads that label
        ("<meta charset=gb2312>", "gb18030", "gb18030"),
        ("<?xml version='1.0' encoding='koi8-r'?>", "koi8-r", "koi8-r"),
    ],
)
def test_a_page_tells_its_own(head, charset, name):
    words = {"gb18030": "周一", "koi8-r": "Река", "windows-1250": "Loď vyplula včera"}.get(charset, "mayor’s")
    found = decoded(f"{head}<p>{words}</p>".encode(charset))
    assert words in found.text and (found.charset, found.basis) == (name, "declared")


def test_what_a_server_says_goes_before_what_the_page_says():
    page = "<meta charset=windows-1252><p>Loď vyplula včera</p>".encode("windows-1250")
    assert "Loď vyplula včera" in decoded(page, "text/html; charset=windows-1250").text


@pytest.mark.parametrize("declared", ["utf-8", "utf-16", "no-such-thing", "punycode", "idna", "unicode_escape"])
def test_a_declaration_that_the_bytes_contradict_does_not_hold(declared):
    page = f"<meta charset={declared}><p>The café of the mayor’s office was shut.</p>"
    assert "café of the mayor’s" in decoded(page.encode("windows-1252")).text


@pytest.mark.parametrize("head", ["", "<meta charset=iso-8859-1>", "<meta charset=punycode>"])
def test_what_is_utf_8_is_that_whatever_it_says(head):
    """A page that was saved anew keeps its declaration."""
    found = decoded(f"{head}<p>The mayor’s café in Łódź</p>".encode())
    assert (found.basis, found.text) == ("utf-8", f"{head}<p>The mayor’s café in Łódź</p>")


def test_signs_that_are_written_in_plain_bytes_are_read_as_declared():
    page = "<meta charset=iso-2022-jp><p>川は月曜日に上昇した。</p>"
    assert decoded(page.encode("iso2022_jp")).text == page
