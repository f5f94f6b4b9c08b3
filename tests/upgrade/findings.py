"""What the desk makes of names, quotations, events, differences and origins, on their pages."""

from types import SimpleNamespace

from django.urls import reverse

from articles.models import Article, Discrepancy, EventReport, Mention, Origin, Quote
from entities.models import Alias, Entity, Event

from .coverage import article
from .people import Person


def entity(name: str) -> Entity:
    return Entity.objects.get(name=name)


def event(label: str) -> Event:
    return Event.objects.get(label__startswith=label)


def merge(person: Person, row: Entity | Event, into: Entity | Event) -> None:
    person.post(reverse(f"{row._meta.model_name}_merge", args=[row.pk]), into=into.pk)


def take_apart(person: Person, row: Entity | Event) -> None:
    person.post(reverse(f"{row._meta.model_name}_merge", args=[row.pk]), decision="reopen")


def settle_names(cast: SimpleNamespace) -> None:
    """Entities and their spellings decided, edited and merged; two merges stand, two are taken back."""
    cast.jonas.decide(entity("Carla Dessen"), "confirm")
    cast.jonas.decide(entity("Sept"), "reject")
    cast.gerd.decide(entity("Piet Obrecht"), "confirm")
    cast.gerd.decide(entity("Oct"), "reject")
    lines = entity("Blue Gulf Lines")
    cast.jonas.submit(reverse("entity_edit", args=[lines.pk]), kind="organisation", note="Runs three ferries.")
    cast.gerd.post(reverse("entity_alias", args=[lines.pk]), text="BGL")
    cast.jonas.post(reverse("entity_alias", args=[lines.pk]), text="Blue Gulf Ferries")
    cast.jonas.undo()
    cast.gerd.decide(Alias.objects.get(text="Al-Haddari"), "reject")
    cast.jonas.decide(Alias.objects.get(text="T. Brandel"), "confirm")
    merge(cast.edda, entity("Blue Gulf Line"), lines)
    merge(cast.gerd, entity("Youssef Haddari"), entity("Yusuf Haddari"))
    merge(cast.edda, entity("Hendrik Stavrow"), entity("Henrik Stavrow"))
    take_apart(cast.edda, entity("Hendrik Stavrow"))
    merge(cast.edda, entity("Corvane Chief Executive Adele Roussin"), entity("Adele Roussin"))
    take_apart(cast.gerd, entity("Corvane Chief Executive Adele Roussin"))

    minister = Mention.objects.suggested().filter(entity__name="Leila Onsari")
    cast.jonas.decide(minister.filter(revision=article("Ferry hits breakwater").current).first(), "confirm", all=1)
    cast.gerd.decide(minister.filter(revision=article("Nine dead").current).first(), "confirm")
    cast.gerd.decide(Mention.objects.suggested().filter(entity__name="Velmara").first(), "reject")


def settle_quotes(cast: SimpleNamespace) -> None:
    """No template of that version has a field for the speaker, but the address of the decision takes one."""
    nobody, other, third, fourth = Quote.objects.suggested().filter(speaker="", form="reported").order_by("pk")[:4]
    cast.jonas.decide(nobody, "confirm", speaker="Saint Amara Hospital")
    cast.gerd.decide(other, "confirm", speaker="a spokesman of the port")
    cast.edda.decide(third, "reject")
    cast.gerd.decide(fourth, "reject")
    direct = Quote.objects.suggested().filter(form="direct").order_by("pk")
    cast.jonas.decide(direct[0], "confirm")
    cast.gerd.decide(direct[0], "confirm")


def settle_events(cast: SimpleNamespace) -> None:
    """Events edited, rejected and merged, their reports decided."""
    radar = event("The harbour's approach radar")
    dated = {"first_day": "2025-03-09", "last_day": "2025-03-12", "precision": "range", "status": "ongoing"}
    cast.jonas.submit(reverse("event_edit", args=[radar.pk]), **dated, note="The logbook says so.")
    cast.gerd.decide(event("Layla Onsari"), "confirm")
    cast.gerd.decide(event("The 27-year-old vessel"), "reject")
    merge(cast.edda, event("Three people were still missing"), event("At least 11 people"))
    merge(cast.gerd, event("Adele Roussin"), event("Shareholders of Tollmark"))
    take_apart(cast.edda, event("Adele Roussin"))
    reports = EventReport.objects.suggested().filter(event=event("The Ardany Competition Authority")).order_by("pk")
    cast.jonas.decide(reports[0], "confirm")
    cast.gerd.decide(reports[0], "confirm")
    cast.gerd.decide(reports[0], "reject")


def settle_differences(cast: SimpleNamespace) -> None:
    numbers = list(Discrepancy.objects.suggested().filter(kind="number").order_by("pk")[:4])
    cast.jonas.decide(numbers[0], "confirm", verdict="precision", note="An early count against a late one.")
    cast.gerd.decide(numbers[1], "reject", note="They count different things.")
    cast.edda.decide(numbers[2], "confirm", note="Ask the fund.")
    cast.gerd.decide(numbers[2], "reopen")
    cast.gerd.decide(numbers[3], "confirm", verdict="conflict")


def settle_origins(cast: SimpleNamespace) -> None:
    """Suggested origins decided, others said; a second word on one article takes the place of the first."""
    cast.gerd.decide(Origin.objects.get(article=article("Tollmark falls")), "confirm")
    daily, radio = article("Velmara orders inquiry"), article("PORT SELWAN: Rescue")
    say_origin(cast.jonas, article("Nine dead"), "Meridian Press Agency")
    say_origin(cast.edda, daily, "Meridian Press Agency")
    say_origin(cast.jonas, daily, "Radio Littoral")
    say_origin(cast.gerd, radio, "Radio Littoral")
    say_origin(cast.edda, article("Ferry death toll"), "Radio Littoral")
    cast.gerd.decide(Origin.objects.get(article=article("Ferry death toll")), "reject")


def say_origin(person: Person, piece: Article, outlet: str) -> None:
    person.post(reverse("origin_add", args=[piece.pk]), outlet=outlet)
