"""Short articles to paste; all places, people and outlets in them are invented."""


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


POST = {
    "outlet": "Orlin Post",
    "url": "https://orlinpost.example/palm-house",
    "published": "2031-05-05T08:00:00+02:00",
    "text": text(
        "Fire guts palm house in Orlin",
        "ORLIN, May 5 - A fire destroyed the palm house of the Orlin Botanical Garden on Sunday night, "
        "and two gardeners were treated for smoke.",
        "Firefighters needed three hours to put it out, fire chief Marit Solhaug said.",
        '"The palms are gone, but nobody was lost," Solhaug told reporters.',
        "The garden will stay closed until Thursday.",
    ),
}
RADIO = {
    "outlet": "Vale Radio",
    "url": "https://valeradio.example/orlin-fire",
    "published": "2031-05-05T09:30:00+02:00",
    "text": text(
        "Palm house of Orlin garden burns down",
        "The palm house of the Orlin Botanical Garden burnt down on Sunday night. "
        "Two gardeners were treated for smoke.",
        '"The palms are gone, but no one was lost," fire chief Marit Solhaug said.',
        "The garden is expected to open again on Friday.",
    ),
}
FRIENDS = {
    "outlet": "Lowland Herald",
    "url": "https://lowlandherald.example/garden-friends",
    "published": "2031-05-06",
    "text": text(
        "Friends of the Orlin Botanical Garden collect for the palm house",
        "Friends of the Orlin Botanical Garden have collected 12,000 crowns "
        "since a fire destroyed the palm house on Sunday night.",
        "The garden lost 140 palms, the friends' chairman, Teo Marsh, said.",
    ),
}
ROOF = {
    "outlet": "Orlin Post",
    "url": "https://orlinpost.example/glass-roof",
    "published": "2031-05-09",
    "story": "Glass roof of the palm house",
    "text": text(
        "City of Orlin plans a new glass roof",
        "The city of Orlin plans to build the palm house anew, with a glass roof by next spring.",
        "It would cost 9 million crowns, according to a report of the city council.",
    ),
}
POST_CORRECTED = POST | {
    "text": POST["text"]
    .replace("Fire guts", "Update: Fire guts")
    .replace("ORLIN, May 5", "ORLIN, Lower Vale, May 5")
    .replace("Firefighters needed three hours", "Firefighters took all night")
}
# The first version cannot read a story anew where one of its articles changes behind the words that outlets differ in.
RADIO_UNREAD = RADIO | {"text": RADIO["text"] + "\nThe mayor thanked the firefighters.\n"}

MATTERS = ("tram line", "swimming bath", "fish market", "chess club", "town well", "mill bridge")
BRIEFS = [
    text(
        f"Decision on the {what} {day}", f"The council of Lower Orlin is to decide on the {what} {day}, its clerk said."
    )
    for what in MATTERS
    for day in ("on Monday", "on Tuesday")
]
