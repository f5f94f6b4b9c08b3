"""What is done in admin: edits that leave a row "suggested", rows that break later rules, people who come and go."""

from types import SimpleNamespace

from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.urls import reverse

from articles.models import Discrepancy, EventReport, Mention, Origin, Quote, Silence
from entities.models import Alias, Entity

from .coverage import FERRY, TAKEOVER, answer_in_cell, article, claim, mark_silent, offers, state, suggestions, tag
from .findings import entity, event
from .people import Person, admin_page


def engage(ada: Person, first: str, last: str, role: str) -> Person:
    """Ada opens an account without a password, as admin's own form lets her."""
    ada.submit(admin_page(User, "add"), username=first.lower(), usable_password="false")
    user = User.objects.get(username=first.lower())
    group = Group.objects.get(name=role)
    ada.save_in_admin(user, first_name=first, last_name=last, groups=[group.pk])
    return Person(user)


def make_cast() -> SimpleNamespace:
    """An admin, and by her a journalist, an editor, and one who will have left; and a group that is no role."""
    user = User.objects.create_superuser("ada", password=None, first_name="Ada", last_name="Ordner")
    user.groups.add(Group.objects.get(name="admin"))
    ada = Person(user)
    jonas = engage(ada, "Jonas", "Feder", "journalist")
    edda = engage(ada, "Edda", "Schnitt", "editor")
    gerd = engage(ada, "Gerd", "Fort", "editor")
    ada.submit(admin_page(Group, "add"), name="night desk")
    groups = Group.objects.filter(name__in=["journalist", "night desk"])
    ada.save_in_admin(jonas.user, groups=[group.pk for group in groups])
    return SimpleNamespace(ada=ada, jonas=jonas, edda=edda, gerd=gerd)


def break_later_rules(cast: SimpleNamespace) -> None:
    """Rows that the first version lets stand, and that contradict one another; each in every way people had to it."""
    confirm_in_admin_alone(cast)
    reopen_and_reject_claims_that_are_carried(cast)
    be_silent_and_carry(cast)


def confirm_in_admin_alone(cast: SimpleNamespace) -> None:
    """Admin confirms an appearance and leaves its claim as it is: suggested, or rejected."""
    listed, inline, opened, refused, *_ = suggestions(FERRY)
    cast.ada.choose_in_admin("confirm_selected", listed.appearances.suggested()[:2])
    cast.ada.save_inline(inline, inline.appearances.suggested().first(), state="confirmed")
    cast.ada.save_in_admin(opened.appearances.suggested().first(), state="confirmed", stance="hedges")
    cast.gerd.decide(refused, "reject")
    cast.ada.choose_in_admin("confirm_selected", refused.appearances.suggested()[:1])
    cast.gerd.decide(refused.appearances.suggested().first(), "confirm")


def reopen_and_reject_claims_that_are_carried(cast: SimpleNamespace) -> None:
    """Nothing of that version minds the confirmed passages of a claim that is reopened or rejected."""
    reopened, rejected, *_ = suggestions(TAKEOVER)
    for row in (reopened, rejected):
        cast.gerd.decide(row.appearances.suggested().first(), "confirm")
    cast.edda.decide(reopened, "reopen")
    cast.jonas.decide(rejected, "reject")
    doubted = state(cast.jonas, TAKEOVER, "Corvane buys Tollmark for 2.4 billion talers.")
    answer_in_cell(cast.gerd, offers(doubted)[0], "accept")
    answer_in_cell(cast.jonas, offers(doubted)[0], "accept")
    cast.gerd.decide(doubted, "reject")


def be_silent_and_carry(cast: SimpleNamespace) -> None:
    """A silence over a confirmed appearance: added in admin, confirmed anew in admin, brought along by a merge."""
    deaths = claim("Eleven people died")
    carried = deaths.appearances.confirmed().first()
    cast.ada.submit(admin_page(Silence, "add"), claim=deaths.pk, article=carried.article_id)

    speed, radio = claim("The ferry entered the channel"), article("PORT SELWAN: Rescue")
    tag(cast.jonas, radio, "as it came in from Tirsa Island", claim=speed.pk)
    cast.ada.choose_in_admin("confirm_selected", Silence.objects.rejected().filter(claim=speed, article=radio))

    union = state(cast.edda, TAKEOVER, "The union has accepted the job cuts.")
    denial = state(cast.jonas, TAKEOVER, "The union has accepted the cuts of jobs.")
    found = offers(union)[0]
    answer_in_cell(cast.jonas, found, "accept")
    mark_silent(cast.gerd, denial, found.article)
    cast.edda.post(reverse("claim_merge", args=[union.pk]), into=denial.pk)


def edit_and_leave_suggested(cast: SimpleNamespace) -> list[tuple[Person, Model]]:
    """What is edited without a word on its state stays "suggested": nobody is named, and the machine may write over it.

    Who edited which rows.
    """
    worded, renamed, *_ = suggestions(FERRY)
    text = "Three people are still missing."
    cast.jonas.submit(reverse("claim_edit", args=[worded.pk]), statement=text)
    spelling = Alias.objects.get(text="Brandel")
    cast.ada.save_inline(entity("Tomas Brandel"), spelling, text="Captain Brandel")
    lines, paper = entity("Blue Gulf Lines"), entity("Marendi Observer")
    edits: list[tuple[Model, dict]] = [
        (renamed, {"statement": "The inquiry is led by a retired judge."}),
        (suggestions(TAKEOVER)[0].appearances.suggested().first(), {"modality": "ongoing"}),
        (Mention.objects.suggested().filter(entity__name="Observer").first(), {"entity": paper.pk}),
        (Quote.objects.suggested().filter(speaker="The company").first(), {"speaker": lines.name, "entity": lines.pk}),
        (event("Tollmark Glass shares will be"), {"first_day": "2025-11-10", "participants": [lines.pk]}),
        (entity("Velmaran"), {"kind": "place"}),
        (Discrepancy.objects.suggested().filter(version=0).first(), {"note": "Look at it again."}),
        (EventReport.objects.suggested().filter(version=0).last(), {"event": event("The harbour's approach").pk}),
    ]
    for row, fields in edits:
        cast.ada.save_in_admin(row, **fields)
    return [(cast.jonas, worded), (cast.ada, spelling), *((cast.ada, row) for row, _ in edits)]


def curate(cast: SimpleNamespace) -> None:
    """Admin's own decisions, and what no history of that version keeps: articles and outlets."""
    ada = cast.ada
    brief = article("Halcyon Star")
    ada.save_in_admin(brief, byline="Night desk", published_at_0="2025-03-14", published_at_1="08:00:00")
    ada.save_in_admin(brief.outlet, owner="SeaLane Group", kind="online")
    cast.edda.submit(reverse("outlet_edit", args=[article("PORT SELWAN: Rescue").outlet_id]), owner="Littoral Trust")
    ada.save_in_admin(entity("Tirsa Island"), state="confirmed", note="Four crossings a day.")
    ada.save_in_admin(Origin.objects.get(article=article("Tollmark shareholders")), state="confirmed")
    ada.choose_in_admin("reject_selected", Mention.objects.suggested().filter(entity__name="Nov"))
    glass = Entity.objects.filter(name__in=["Tollmark", "Tollmark Glass"])
    ada.choose_in_admin("merge_selected", glass, heir=entity("Tollmark Glass").pk)
    halcyon = Entity.objects.filter(name__in=["Halcyon Sea", "Halcyon Bay"])
    ada.choose_in_admin("merge_selected", halcyon, heir=entity("Halcyon Sea").pk)
    ada.choose_in_admin("unmerge_selected", Entity.objects.filter(name="Halcyon Bay"), "?merged=yes")
    one, other, *_ = suggestions(TAKEOVER)
    ada.choose_in_admin("merge_selected", [one, other], heir=other.pk)


def let_go(ada: Person, person: Person) -> None:
    """Admin deletes an account: its decisions stand, and no longer say whose they are."""
    ada.post(admin_page(User, "delete", person.user.pk), post="yes")
