"""The intake page: paste or upload, and a clear word for everything refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Article, ImportRow, Membership, Story

from .test_intake import BODY

pytestmark = pytest.mark.django_db
URL = "/intake/"


def file(name: str, content: str | bytes = BODY) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def upload(client, *files, **fields):
    return client.post(URL, {"by": "upload", "files": list(files), **fields}, follow=True)


def test_it_takes_in_a_pasted_article(as_journalist, journalist):
    answer = as_journalist.post(URL, {"by": "paste", "text": BODY, "outlet": "Ostrim Post"}, follow=True)
    assert answer.status_code == 200
    article = Article.objects.get()
    assert (article.outlet.name, article.created_by) == ("Ostrim Post", journalist)
    assert reverse("story_dossier", args=[Story.objects.get().slug])


def test_it_keeps_a_pasted_text_as_it_came(as_journalist):
    text = "  \n" + BODY.replace("\n", "\r\n") + "\n "
    as_journalist.post(URL, {"by": "paste", "text": text})
    assert Article.objects.get().current.raw == text


def test_it_takes_in_several_files_with_their_manifest(as_journalist):
    manifest = file("m.csv", "file,outlet,published\na.txt,Ostrim Post,2025-03-12\nb.txt,Coast Radio,\n")
    files = file("a.txt"), file("b.txt", BODY + "\nIt was late that night.\n")
    answer = upload(as_journalist, *files, manifest=manifest)
    assert answer.status_code == 200
    assert sorted(a.outlet.name for a in Article.objects.all()) == ["Coast Radio", "Ostrim Post"]


def test_a_csv_among_the_files_is_their_manifest(as_journalist):
    upload(as_journalist, file("a.txt"), file("M.CSV", "file,outlet\na.txt,Ostrim Post\n"))
    assert Article.objects.get().outlet.name == "Ostrim Post"


@pytest.mark.parametrize(
    ("files", "fields", "said"),
    [
        (["a.txt", "m.csv", "n.csv"], {}, "one CSV only"),
        (["a.txt", "m.csv"], {"manifest": "n.csv"}, "one CSV only"),
        (["m.csv"], {}, "add the files"),
    ],
)
def test_manifests_that_do_not_fit_are_refused_in_words(as_journalist, files, fields, said):
    fields = {name: file(value, "file\n") for name, value in fields.items()}
    answer = upload(as_journalist, *(file(name, "file\n") for name in files), **fields)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Article.objects.exists()


def test_it_refuses_bad_files_row_by_row_and_takes_the_rest(as_journalist):
    bad = [file("empty.txt", b""), file("nul.txt", b"a\0b"), file("torn.txt", b"\xff\xfeA")]
    answer = upload(as_journalist, file("good.txt"), *bad)
    text = answer.content.decode()
    assert Article.objects.count() == 1
    for words in ("It is empty.", "NUL characters", "no encoding that is known"):
        assert words in text


def test_a_manifest_of_very_many_missing_files_makes_a_small_page(as_journalist):
    names = "".join(f"{n}.txt,Ostrim Post\n" for n in range(100_000))
    answer = upload(as_journalist, file("a.txt"), manifest=file("m.csv", f"file,outlet\na.txt,Ostrim Post\n{names}"))
    assert answer.status_code == 200 and len(answer.content) < 100_000
    assert "99,900 more" in answer.content.decode()
    assert ImportRow.objects.count() == 102 and Article.objects.count() == 1


def test_a_row_at_the_edge_is_refused_and_the_rest_of_the_batch_goes_in(as_journalist):
    rows = f"a.txt,{'P' * 201},\nb.txt,Ostrim Post,9999-12-31T23:59-12:00\nc.txt,Ostrim Post,2025-03-12\n"
    files = [file(f"{name}.txt", BODY + name) for name in "abc"]
    page = upload(as_journalist, *files, manifest=file("m.csv", "file,outlet,published\n" + rows)).content.decode()
    assert "201 characters" in page and "too far ahead" in page
    assert Article.objects.get().outlet.name == "Ostrim Post"


@pytest.mark.parametrize(
    "field, value",
    [
        ("outlet", "P" * 201),
        ("headline", "H" * 1001),
        ("url", "https://paper.example/" + "x" * 2000),
        ("url", f"https://{'news.' * 60}example/ferry"),
        ("published", "9999-12-31T23:59-12:00"),
        ("published", "0001-01-01T00:00+14:00"),
        ("story", "S" * 301),
        ("text", ""),
    ],
)
def test_a_pasted_value_at_the_edge_is_refused_in_a_sentence(as_journalist, field, value):
    answer = as_journalist.post(URL, {"by": "paste", "text": BODY, field: value})
    assert answer.status_code == 422 and "." in str(answer.context["paste"].errors)
    assert not Article.objects.exists()


def test_wrong_manifest_leaves_nothing_half_written(as_journalist):
    answer = upload(as_journalist, file("a.txt"), manifest=file("m.csv", "file,source\na.txt,Post\n"))
    assert answer.status_code == 422
    assert "has a column" in answer.content.decode()
    assert not Article.objects.exists()


def test_a_story_that_is_named_is_opened_once(as_journalist, journalist):
    upload(as_journalist, file("a.txt"), story="Ferry lost")
    upload(as_journalist, file("b.txt", BODY + "\nIt was late that night.\n"), story="ferry  LOST")
    assert Story.objects.get().title == "Ferry lost"
    assert all(m.is_confirmed and m.decided_by == journalist for m in Membership.objects.all())


def test_repeat_says_that_it_added_nothing(as_journalist):
    upload(as_journalist, file("a.txt"))
    assert "nothing added" in upload(as_journalist, file("a.txt")).content.decode()


def test_empty_form_says_what_is_missing(as_journalist):
    assert as_journalist.post(URL, {"by": "paste", "text": ""}).status_code == 422
    assert as_journalist.post(URL, {"by": "upload"}).status_code == 422


def test_pasted_nothing_but_furniture_is_refused(as_journalist):
    answer = as_journalist.post(URL, {"by": "paste", "text": "Leave a Reply\n\n0 Comments\n"})
    assert answer.status_code == 422
    assert not Article.objects.exists()


def test_file_name_with_a_path_is_no_path(as_journalist):
    upload(as_journalist, file("../../etc/passwd.txt"))
    assert Article.objects.get().source_name == "passwd.txt"


def test_stranger_is_sent_to_the_login(outsider):
    assert outsider.get(URL).status_code == 302


def test_reader_without_a_role_may_not(as_reader):
    assert as_reader.get(URL).status_code == 403
    assert as_reader.post(URL, {"by": "paste", "text": BODY}).status_code == 403


def test_script_in_a_file_name_is_shown_as_words(as_journalist):
    answer = upload(as_journalist, file("<script>alert(1)</script>.txt", b""))
    assert b"<script>alert" not in answer.content
