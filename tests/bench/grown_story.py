"""A story as it grows: articles of usual length on one invented matter, each telling some facts in its own words.

A fact has several wordings; an article takes some facts, the newest at its head, quotes one or two people, and adds
sentences of its own. The same number gives the same article.
"""

import random
import re

from articles.intake.take_in import Submission

FACTS = (
    ("The Harrow Dam above Quillan was closed on Monday after divers found a crack in its northern wall.",
     "Divers discovered a crack in the northern wall of the Harrow Dam on Monday, and it was closed.",
     "On Monday the dam at Harrow, above the town of Quillan, was shut because of a crack that divers had found."),
    ("About 4,200 people in the lower town were told to leave their homes.",
     "Some 4,000 residents of the lower town had to leave their houses.",
     "The authorities ordered 4,200 people out of their homes in the lower town."),
    ("Governor Petra Lindqvist declared an emergency in the three valley districts.",
     "An emergency was declared in three districts of the valley by Governor Petra Lindqvist.",
     "The governor, Petra Lindqvist, put three valley districts under emergency rule."),
    ("The crack is eleven metres long and up to four centimetres wide, engineers said.",
     "Engineers measured a crack eleven metres long, four centimetres across at its widest.",
     "According to engineers the crack runs for 11 metres and is four centimetres wide."),
    ("The reservoir holds 38 million cubic metres of water.",
     "Behind the wall stand 38 million cubic metres of water.",
     "Its lake contains about 38 million cubic metres of water."),
    ("The operator, Calmar Water, lowered the lake by two metres overnight.",
     "Overnight Calmar Water, which runs the dam, let the lake sink by two metres.",
     "Calmar Water said that it had drawn the level down by two metres during the night."),
    ("A warning from an inspector in March had not been acted upon, a report shows.",
     "A report shows that an inspector's warning in March went unheeded.",
     "Nothing was done after an inspector warned of the wall in March, according to a report."),
    ("Two workers were injured when a ladder gave way in the inspection gallery.",
     "In the inspection gallery a ladder broke and hurt two workers.",
     "Two workers suffered injuries in the gallery after a ladder collapsed."),
    ("The army sent 120 soldiers and six helicopters to Quillan.",
     "Six helicopters and 120 soldiers of the army arrived in Quillan.",
     "Some 120 soldiers with six helicopters were sent by the army."),
    ("Repairs will cost at least 19 million crowns and take until October.",
     "Mending the wall is to take until October and to cost no less than 19 million crowns.",
     "The repair, planned to last until October, would cost 19 million crowns or more."),
    ("Schools in the valley stay closed until Thursday.",
     "Until Thursday there will be no lessons at the schools of the valley.",
     "The valley's schools will remain shut until Thursday."),
    ("Opposition leader Marek Dohnal demanded that the minister of energy resign.",
     "Marek Dohnal, who leads the opposition, called on the energy minister to step down.",
     "The opposition's leader, Marek Dohnal, asked for the resignation of the minister of energy."),
    ("Energy minister Sonja Aalto rejected calls to step down.",
     "Sonja Aalto, the minister of energy, refused to resign.",
     "The energy minister, Sonja Aalto, said that she would not go."),
    ("The dam was finished in 1964 and last overhauled in 2003.",
     "Built in 1964, the dam had its last overhaul in 2003.",
     "It was completed in 1964; the last overhaul was in 2003."),
    ("Prosecutors in Tessaly opened an inquiry into negligence.",
     "An inquiry into possible negligence was opened by prosecutors in Tessaly.",
     "The prosecutor's office in Tessaly is looking into negligence."),
    ("Power supply was cut to 15,000 households for six hours.",
     "For six hours 15,000 households had no electricity.",
     "Some 15,000 homes were without power for about six hours."),
    ("The railway line between Quillan and Tessaly was interrupted.",
     "No trains ran between Tessaly and Quillan.",
     "Train traffic on the line from Quillan to Tessaly was stopped."),
    ("The Red Lantern charity set up beds for 900 people in a sports hall.",
     "In a sports hall the charity Red Lantern put up beds for 900 people.",
     "Beds for 900 evacuees stand in a sports hall, set up by the charity Red Lantern."),
    ("Geologist Imre Kolbe said that a small earthquake in May may have widened the crack.",
     "A small earthquake in May may have opened the crack further, geologist Imre Kolbe said.",
     "According to the geologist Imre Kolbe the crack may have grown through an earthquake in May."),
    ("The mayor of Quillan, Oda Brenner, thanked the neighbouring towns for their help.",
     "Oda Brenner, Quillan's mayor, thanked nearby towns for helping.",
     "Mayor Oda Brenner of Quillan expressed her thanks to towns nearby."),
    ("Calmar Water's shares fell by nine per cent.",
     "The shares of Calmar Water lost nine per cent of their value.",
     "On the exchange Calmar Water dropped by 9 per cent."),
    ("Parliament will debate the safety of dams on 14 June.",
     "On 14 June parliament is to discuss how safe dams are.",
     "A debate in parliament on the safety of dams is planned for 14 June."),
    ("Insurers estimate the damage at 60 million crowns.",
     "The damage is put at 60 million crowns by insurers.",
     "According to insurers the damage amounts to some 60 million crowns."),
    ("Drinking water is brought to the upper villages by lorry.",
     "Lorries carry drinking water to the villages higher up.",
     "The upper villages get their drinking water from lorries."),
)  # fmt: skip
SAID = (
    ("We will not gamble with a whole valley", "Governor Petra Lindqvist"),
    ("I left with two children, a dog and the photographs", "Hanne Oss, a baker in the lower town"),
    ("There is no sign that the wall will give way", "Imre Kolbe"),
    ("I shall stay for as long as this wall needs mending", "Sonja Aalto"),
    ("Somebody read that letter in March and put it in a drawer", "Marek Dohnal"),
    ("Nobody slept here, and nobody complained", "Mayor Oda Brenner"),
)
WHO = """a ferryman|two teachers|the innkeeper|a retired miner|a nurse|the postman|a farmer|three students|the sexton|
a widow|the baker's son|an organist|a signalman|two carpenters|the librarian|a beekeeper|the dentist|a bus driver"""
DID = """watched|photographed|remembered|described|feared|avoided|crossed|guarded|painted|measured|cursed|counted|
emptied|locked|sketched|searched|praised|swept"""
WHAT = """the empty market|a column of buses|the old mill|the flooded cellar|the silent bells|a row of lamps|
the orchard|a stack of sandbags|the chapel roof|the wine press|a broken swing|the playground|
the grocer's shelves|a pair of swans|
the bandstand|the glass house|a heap of suitcases|the toll gate"""
WHERE = """Alder Street|Wicket Lane|the ferry steps|Cobble Hill|the tannery|Lime Square|the east gate|Quarry Road|
the horse trough|Mason Court|the weir path|Juniper Close|the laundry|Saddler Row"""
WHEN = """before dawn|in the rain|at noon|after the sirens|late on Tuesday|as the buses left|between two showers|
by torchlight|under a grey sky|while dogs barked|at the end of the shift|when the fog lifted"""
WORDS = [re.sub(r"\s*\n", "", words).split("|") for words in (WHO, DID, WHAT, WHERE, WHEN, DID, WHAT)]


def article(number: int) -> Submission:
    """The article of a number, by an outlet of its own, as a file is brought in."""
    dice = random.Random(number)
    told = sorted(dice.sample(range(len(FACTS)), dice.randint(13, 18)))
    pieces = [dice.choice(FACTS[fact]) for fact in told]
    for words, speaker in dice.sample(SAID, 2):
        at = dice.randrange(2, len(pieces))
        pieces.insert(at, f"“{words},” said {speaker}." if dice.random() < 0.5 else f"{speaker} said: “{words}.”")
    for _ in range(dice.randint(8, 12)):
        pieces.insert(dice.randrange(3, len(pieces)), _own(dice))
    paragraphs = [" ".join(pieces[start : start + 2]) for start in range(0, len(pieces), 2)]
    headline = f"{dice.choice(('Harrow Dam closed', 'Valley cleared below dam', 'Crack in Harrow Dam'))}, day {number}"
    day = f"2031-06-{2 + number % 3:02d}"
    raw = "\n\n".join([headline, *paragraphs]).encode()
    return Submission(raw, f"{number}.txt", outlet=f"Valley Paper {number}", published=day)


def _own(dice: random.Random) -> str:
    who, did, what, where, when, then, besides = (dice.choice(words) for words in WORDS)
    return (
        f"On {where} {who} {did} {what} {when}, then {then} {besides}."
        if dice.random() < 0.5
        else (f"{who[0].upper()}{who[1:]} {did} {what} {when}, not far from {where}, and {then} {besides} as well.")
    )
