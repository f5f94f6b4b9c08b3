"""What the desk does with articles, claims and stories."""

from types import SimpleNamespace

from articles.facts import column_key
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.management.commands.load_samples import SAMPLES, load
from articles.matrix import build_matrix
from articles.models import Article, Claim, Import, Membership, Offer, Story

from .people import Person
from .texts import BRIEFS, FRIENDS, POST, POST_CORRECTED, RADIO, RADIO_UNREAD, ROOF

FERRY = "Ferry strikes the breakwater of Port Selwan"
TAKEOVER = "Corvane takes over Tollmark Glass"


def story(title: str) -> Story:
    return Story.objects.get(title__startswith=title)


def article(title: str) -> Article:
    return Article.objects.get(headline__startswith=title)


def claim(statement: str) -> Claim:
    return Claim.objects.get(statement__startswith=statement)


def suggestions(title: str) -> list[Claim]:
    """The story's claims that nobody has touched, best first."""
    rows = story(title).claims.current().undecided_by_people().filter(version=0)
    return list(rows.order_by("-score", "pk"))


def bring_in(cast: SimpleNamespace) -> None:
    """Files with a manifest and a refused one, pasted articles, and an import that is left waiting for a worker."""
    load(SAMPLES / "takeover")
    files = [SimpleUploadedFile(path.name, path.read_bytes()) for path in (SAMPLES / "harbour").glob("*.[cht]*")]
    cast.jonas.post(reverse("intake"), by="upload", files=[*files, SimpleUploadedFile("empty.txt", b"")], story=FERRY)
    for person, fields in ((cast.jonas, POST), (cast.jonas, RADIO), (cast.edda, FRIENDS), (cast.gerd, ROOF)):
        person.post(reverse("intake"), by="paste", **fields)
    briefs = [SimpleUploadedFile(f"brief-{n}.txt", text.encode()) for n, text in enumerate(BRIEFS)]
    cast.gerd.post(reverse("intake"), by="upload", files=briefs)


def follow_and_search(cast: SimpleNamespace) -> None:
    for person, title in ((cast.jonas, FERRY), (cast.edda, TAKEOVER), (cast.gerd, TAKEOVER), (cast.gerd, FERRY)):
        person.post(reverse("story_follow", args=[story(title).slug]), follow="yes")
    cast.jonas.post(reverse("search_save"), name="Radar of the port", query="q=radar&outlet=Radio+Littoral")
    cast.jonas.post(reverse("search_save"), name="Furnaces", query="q=furnaces")
    cast.gerd.post(reverse("search_save"), name="Palm house", query="q=palm+house")


def tag(person: Person, piece: Article, words: str, **fields) -> None:
    """Select words of an article and tag them, with a `statement` or with an existing `claim`."""
    address = reverse("article_tag", args=[piece.pk])
    start = piece.current.text.index(words)
    chosen = {"claim": "", **fields}  # the first of the form's choices: a new claim
    person.submit(f"{address}?field=text&start={start}&end={start + len(words)}", address, **chosen)


def state(person: Person, title: str, statement: str) -> Claim:
    person.submit(reverse("claim_new", args=[story(title).slug]), statement=statement)
    return claim(statement)


def cell(row: Claim, piece: Article) -> str:
    """The address of a matrix cell."""
    columns = build_matrix(row.story, [row], with_words=False).columns
    column = next(each for each in columns if piece in each.articles)
    return reverse("story_cell", args=[row.story.slug, row.pk, column_key(column)])


def offers(row: Claim) -> list[Offer]:
    """The first passage of each open cell, the most likely first."""
    return list(row.offers.filter(rank=1).select_related("article__outlet", "claim").order_by("-chance", "pk"))


def answer_in_cell(person: Person, offer: Offer, answer: str) -> None:
    """Accept an offer or pass it over. The form also sends the first option of its hidden reading."""
    person.submit(cell(offer.claim, offer.article), reverse("offer_decide", args=[offer.pk]), answer)


def answer_in_walk(person: Person, offer: Offer, answer: str, **reading: str) -> None:
    walk = f"{reverse('claim_row', args=[offer.claim_id])}?at={offer.article_id}"
    person.submit(walk, reverse("offer_decide", args=[offer.pk]), answer, **reading)


def mark_silent(person: Person, row: Claim, piece: Article, decision: str = "silent") -> None:
    person.post(reverse("claim_silent", args=[row.pk]), article=piece.pk, decision=decision)


def fill_rows(cast: SimpleNamespace) -> None:
    """Claims tagged and stated; their cells accepted, passed over, marked silent; some of it taken back."""
    words = "the ferry had entered the channel at 14 knots"
    tag(cast.jonas, article("Ferry hits breakwater"), words, statement="The ferry entered the channel at 14 knots.")
    speed = claim("The ferry entered the channel")
    answer_in_cell(cast.jonas, offers(speed)[0], "accept")
    answer_in_cell(cast.gerd, offers(speed)[0], "accept")
    answer_in_walk(cast.edda, offers(speed)[0], "pass")
    cast.edda.undo()
    answer_in_walk(cast.edda, offers(speed)[0], "accept", stance="attributes", attributed_to="Youssef Haddari")
    radio = article("PORT SELWAN: Rescue")
    mark_silent(cast.jonas, speed, radio)
    mark_silent(cast.jonas, speed, radio, "reopen")
    mark_silent(cast.gerd, speed, radio)

    deaths = state(cast.edda, FERRY, "Eleven people died in the ferry accident.")
    answer_in_cell(cast.jonas, offers(deaths)[0], "accept")
    cast.jonas.undo()
    answer_in_cell(cast.gerd, offers(deaths)[0], "accept")
    answer_in_cell(cast.gerd, offers(deaths)[-1], "pass")
    mark_silent(cast.edda, deaths, article("Nine dead"))
    mark_silent(cast.gerd, deaths, article("Ferry hits breakwater"))
    cast.gerd.undo()
    state(cast.gerd, FERRY, "The port had no pilot on duty.")
    state(cast.jonas, FERRY, "A second ferry was damaged.")
    cast.jonas.undo()


def decide_suggestions(cast: SimpleNamespace) -> None:
    """The machine's claims and their passages: accepted in cells and on pages, rejected, reopened, worded anew."""
    first, second, third, fourth, fifth, sixth, *_ = suggestions(FERRY)
    found = first.appearances.suggested().first()
    cast.jonas.submit(cell(first, found.article), reverse("appearance_decide", args=[found.pk]), "confirm")
    cast.edda.decide(first.appearances.suggested().first(), "reject")
    cast.jonas.decide(second, "confirm")
    cast.gerd.decide(third, "confirm")
    cast.gerd.decide(third.appearances.suggested().first(), "confirm", stance="hedges")
    cast.gerd.decide(fourth, "reject")
    cast.edda.decide(fifth, "reject")
    cast.edda.decide(fifth, "reopen")
    cast.gerd.decide(sixth, "reject")
    cast.gerd.undo()
    cast.jonas.submit(reverse("claim_edit", args=[first.pk]), tags="toll, hospital", note="Ask the hospital again.")
    edit = reverse("claim_edit", args=[second.pk])
    cast.edda.submit(edit, status="checked", statement=f"{second.statement.removesuffix('.')}, officials said.")


def read_through(cast: SimpleNamespace) -> None:
    """`read=0` takes it back. Nothing of Gerd's: admin would not let him go then."""
    radio, brief = article("PORT SELWAN: Rescue"), article("Halcyon Star")
    for person, piece, read in ((cast.jonas, radio, 1), (cast.jonas, brief, 1), (cast.edda, radio, 1)):
        person.post(reverse("article_read", args=[piece.pk]), read=read, revision=piece.current_id)
    cast.edda.post(reverse("article_read", args=[radio.pk]), read=0, revision=radio.current_id)


def correct_articles(cast: SimpleNamespace) -> None:
    """A new version: of two tagged passages one is found again, the other is not in it. And a piece is put back."""
    post = article("Fire guts palm house")
    tag(cast.jonas, post, "two gardeners were treated for smoke", statement="Two gardeners breathed in smoke.")
    tag(cast.gerd, post, "Firefighters needed three hours to put it out", statement="The fire burnt for three hours.")
    cast.edda.post(reverse("intake"), by="paste", **POST_CORRECTED)
    daily = article("Velmara orders inquiry")
    piece = daily.current.removed[0]
    place = {"revision": daily.current_id, "start": piece["start"], "end": piece["end"]}
    cast.jonas.post(reverse("article_clean", args=[daily.pk]), put="back", **place)


def leave_unread(cast: SimpleNamespace) -> None:
    """A new version that is taken in and not read to the end: what was tagged stays at the one before."""
    cast.jonas.post(reverse("intake"), by="paste", **RADIO_UNREAD)
    if Import.objects.first().state != Import.State.FAILED:
        raise RuntimeError("That import was read after all.")


def arrange_stories(cast: SimpleNamespace) -> None:
    """Memberships decided and moved; a story renamed, one split and merged back and split again, one merge standing."""
    palm, glass = story("Fire guts palm house"), story("Glass roof")
    edit = reverse("story_edit", args=[palm.slug])
    cast.edda.submit(edit, title="Fire at the palm house of Orlin", note="Ask the city.")
    cast.jonas.decide(Membership.objects.live().get(article=article("Palm house of Orlin")), "confirm")
    cast.gerd.decide(Membership.objects.live().get(article=article("Friends of the Orlin")), "reject")
    cast.gerd.post(reverse("story_merge", args=[glass.slug]), target=palm.slug)

    takeover = story(TAKEOVER)
    pair = [article("Corvane wins").pk, article("Corvane completes").pk]
    cast.edda.post(reverse("story_move", args=[takeover.slug]), article=pair, title="What the glass deal costs")
    costs = story("What the glass deal")
    note = {"note": "One counts the debt, the other does not.", "verdict": "precision"}
    cast.edda.decide(costs.discrepancies.first(), "confirm", **note)
    state(cast.gerd, costs.title, "The deal costs more than the bid.")
    cast.edda.post(reverse("story_merge", args=[costs.slug]), target=takeover.slug)
    cast.gerd.post(reverse("story_unmerge", args=[costs.slug]))
    # That version leaves the articles with the heir, so they are moved by hand.
    cast.edda.post(reverse("story_move", args=[takeover.slug]), article=pair[:1], target=costs.slug)
    cast.edda.undo()
    cast.gerd.post(reverse("story_move", args=[takeover.slug]), article=pair[1:], target=costs.slug)


def merge_claims(cast: SimpleNamespace) -> None:
    """One way, back, and the other way, once to stand and once taken back again; and a merge that simply stands."""
    one, other, third, fourth, fifth, sixth, *_ = suggestions(TAKEOVER)
    for row in (one, other, third):
        cast.jonas.decide(row, "confirm")
        cast.gerd.decide(row.appearances.suggested().first(), "confirm")
    merge_back_and_forth(cast, one, other)
    merge_back_and_forth(cast, third, fourth)
    cast.gerd.post(reverse("claim_merge", args=[fourth.pk]), decision="reopen")
    cast.gerd.post(reverse("claim_merge", args=[fifth.pk]), into=sixth.pk)


def merge_back_and_forth(cast: SimpleNamespace, one: Claim, other: Claim) -> None:
    cast.edda.post(reverse("claim_merge", args=[one.pk]), into=other.pk)
    cast.edda.post(reverse("claim_merge", args=[one.pk]), decision="reopen")
    cast.gerd.post(reverse("claim_merge", args=[other.pk]), into=one.pk)
