"""Pairs of reports that two outlets wrote each for itself, which share what is nobody's: sixty traps for reuse.

Both sides of a pair quote the same people at length, give the same figures and close with the same background; what
they report, each tells in its own words and order. Five matters, and of each twelve mixtures of what is shared.
"""

from dataclasses import dataclass
from itertools import product


@dataclass(frozen=True, slots=True)
class Matter:
    """Own paragraphs of two outlets, and what both have: quotations (each set twice), background, figures."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]
    background: tuple[str, str]
    figures: str


MATTERS = (
    Matter(
        one=(
            (
                "Ostby council has voted to shut its indoor pool at the end of June, ending a quarrel of "
                "two years over a leaking roof."
            ),
            (
                "Twelve members backed the closure late on Monday and nine wanted repairs; families with "
                "towels over their shoulders filled the gallery."
            ),
            (
                "Swimming clubs must now travel to Fenholt, half an hour by bus, and the school has no "
                "plan for its lessons."
            ),
        ),
        other=(
            (
                "Children in Ostby will learn to swim elsewhere from this summer: a narrow majority of "
                "councillors gave up on the old baths."
            ),
            ("The decision came after five hours and one adjournment, to boos from those who had hoped for a loan."),
            (
                "Where the clubs are to train is open. A tent over the outdoor basin was named, and "
                "nobody has costed it."
            ),
        ),
        quotes=(
            (
                (
                    "“We have patched this roof eleven times, and I will not ask taxpayers to patch it a "
                    "twelfth,” Mayor Sunniva Dahl said."
                ),
                (
                    "Mayor Sunniva Dahl told members: “We have patched this roof eleven times, and I will"
                    " not ask taxpayers to patch it a twelfth.”"
                ),
            ),
            (
                (
                    "“My daughter got her first badge here, and so did I, and so did my mother,” said "
                    "Arne Vik, who runs the kiosk."
                ),
                (
                    "For Arne Vik at the kiosk it is personal. “My daughter got her first badge here, and"
                    " so did I, and so did my mother.”"
                ),
            ),
        ),
        background=(
            (
                "The pool opened in 1971 and was last refurbished in 1998. It has 25-metre lanes, a "
                "diving tower and a basin for children, and counted 61,000 visitors last year."
            ),
            "Ostby lies on the river Lene and has 14,200 inhabitants. Its paper mill closed in 2019.",
        ),
        figures=("Repairs would cost 8.4 million crowns, a new pool 52 million, according to the council’s engineers."),
    ),
    Matter(
        one=(
            (
                "Shares in the battery maker Voltane lost a fifth of their worth on Thursday when it "
                "dropped its forecast for the year."
            ),
            (
                "Orders from carmakers dried up after the summer, the group admitted in a notice sent "
                "before trading began."
            ),
            (
                "Traders had expected a cautious tone but no withdrawal; two banks cut the stock to "
                "“sell” within the hour."
            ),
        ),
        other=(
            (
                "Voltane no longer dares to say what it will earn. The company scrapped its guidance and "
                "blamed idle lines at its biggest customers."
            ),
            ("Investors fled: nothing on the exchange fell harder by noon, and rivals were dragged along."),
            ("Analysts asked why the warning had not come in August, when a plant in Rhone Valley went to short time."),
        ),
        quotes=(
            (
                (
                    "“Demand has not vanished, it has moved into next year, and we shall be there when it"
                    " comes,” chief executive Petra Lohm said."
                ),
                (
                    "Chief executive Petra Lohm said on a call: “Demand has not vanished, it has moved "
                    "into next year, and we shall be there when it comes.”"
                ),
            ),
            (
                (
                    "“A company that cannot see three months ahead should not be building a plant for "
                    "thirty years,” said Ivo Kern of the fund Halden."
                ),
                (
                    "Ivo Kern, whose fund Halden owns shares, was blunt: “A company that cannot see three"
                    " months ahead should not be building a plant for thirty years.”"
                ),
            ),
        ),
        background=(
            (
                "Voltane was founded in 2006 by two chemists and makes cells for cars and for storage. It"
                " employs 3,100 people at four sites and has been listed since 2018."
            ),
            ("The government lent the company 200 million in 2023 so that it would build its next plant at home."),
        ),
        figures=(
            "Sales fell to 411 million from 530 million in the third quarter, and the loss widened to 38 million."
        ),
    ),
    Matter(
        one=(
            (
                "A court in Sarn has freed the bus driver whose coach left the pass road last winter, "
                "killing nobody but injuring a school class."
            ),
            ("Ice, and no fault of the man at the wheel, sent the vehicle through the barrier, the judges held."),
            ("Parents left the room in silence; one of them said afterwards that he had wanted a name, not a verdict."),
        ),
        other=(
            ("Not guilty: with that the trial over the coach accident above Sarn closed after eight days of hearings."),
            ("The bench followed an expert who had found black ice under fresh snow, where no salt had been spread."),
            (
                "Prosecutors had asked for a suspended term. Whether they go to a higher court they will "
                "decide next week."
            ),
        ),
        quotes=(
            (
                (
                    "“I braked, and nothing happened, and I have heard those children every night since,”"
                    " the driver, Tomas Rell, said in his last word."
                ),
                (
                    "The driver, Tomas Rell, wept as he spoke last: “I braked, and nothing happened, and "
                    "I have heard those children every night since.”"
                ),
            ),
            (
                (
                    "“Somebody decided not to salt that road, and he did not sit in this room,” said Nora"
                    " Beck, who acts for the families."
                ),
                (
                    "“Somebody decided not to salt that road, and he did not sit in this room.” Nora "
                    "Beck, the families’ lawyer, wants the canton to answer."
                ),
            ),
        ),
        background=(
            (
                "The coach carried 31 pupils of the Linde school and three teachers on their way home "
                "from a week of skiing. It came to rest in the trees forty metres below the road."
            ),
            (
                "The pass road is 19 kilometres long, climbs to 1,870 metres and is closed for some days "
                "in most winters."
            ),
        ),
        figures=(
            "Fourteen pupils were taken to hospital, six of them with broken bones, and the last went home in March."
        ),
    ),
    Matter(
        one=(
            (
                "Doctors at Brannock General walk out on Friday for a day, the first strike at the "
                "hospital in its history."
            ),
            ("Talks broke off on Tuesday night over rosters which the union says leave one physician to a floor."),
            ("Planned operations are put off; the emergency ward stays open with a crew that both sides agreed on."),
        ),
        other=(
            ("Patients with an appointment at Brannock General on Friday should stay at home, the management says."),
            ("Physicians will picket the gates because nights are staffed too thinly. A mediator gave up this week."),
            ("Those in need are treated all the same: a list of names for casualty was signed on Wednesday."),
        ),
        quotes=(
            (
                (
                    "“I was alone with forty-four patients and two telephones, and I am not proud of that"
                    " night,” said Dr. Maeve Quill."
                ),
                (
                    "Dr. Maeve Quill remembers one shift in May: “I was alone with forty-four patients "
                    "and two telephones, and I am not proud of that night.”"
                ),
            ),
            (
                (
                    "“We cannot hire people who do not exist, however loudly one asks for them,” hospital"
                    " director Sean Arden said."
                ),
                (
                    "Director Sean Arden replied: “We cannot hire people who do not exist, however loudly"
                    " one asks for them.”"
                ),
            ),
        ),
        background=(
            (
                "Brannock General has 410 beds and serves the three counties around the bay. It was "
                "merged with the St. Oda clinic in 2020, and has had four directors since."
            ),
            ("A report of the ministry found last year that every fifth post for doctors in the region was vacant."),
        ),
        figures=(
            "The union wants 62 more posts and 7 per cent more pay; the hospital offers 15 posts and 3.5 per cent."
        ),
    ),
    Matter(
        one=(
            (
                "Tarven’s parliament passed a law on Wednesday that lets wolves be shot near farms, "
                "against the advice of its own biologists."
            ),
            (
                "Shepherds had driven a flock past the building in the morning; green members held up "
                "photographs of cubs."
            ),
            ("The act takes effect in spring, if the president, who has doubts, puts her name under it."),
        ),
        other=(
            (
                "The wolf loses its protection on pastures in Tarven. After a heated sitting a clear "
                "majority voted for the hunters’ bill."
            ),
            ("It names a distance of 500 paces from folds, within which a keeper may fire without asking anyone."),
            (
                "Opponents will go to the constitutional court. They count on a ruling from two years ago"
                " about the lynx."
            ),
        ),
        quotes=(
            (
                (
                    "“Whoever has carried a torn lamb home in his arms needs no lecture from the city,” "
                    "farmers’ leader Jost Amber said."
                ),
                (
                    "Jost Amber, who leads the farmers, called out: “Whoever has carried a torn lamb home"
                    " in his arms needs no lecture from the city.”"
                ),
            ),
            (
                (
                    "“We are about to shoot what we spent thirty years and nine million bringing back,” "
                    "said the biologist Lia Corvo."
                ),
                (
                    "The biologist Lia Corvo shook her head in the gallery. “We are about to shoot what "
                    "we spent thirty years and nine million bringing back.”"
                ),
            ),
        ),
        background=(
            (
                "Wolves returned to Tarven in 1994 from across the eastern border. About 240 live there "
                "in 31 packs, most of them in the forests of the north."
            ),
            (
                "Farmers are paid for each animal that a wolf has killed, and for fences and dogs up to a"
                " sum fixed yearly."
            ),
        ),
        figures=("Wolves killed 1,870 sheep, 64 goats and 12 calves last year, the ministry of agriculture counts."),
    ),
)
SHARED = tuple(product((1, 2), (0, 1, 2), (False, True)))  # how many quotations and background paragraphs; the figures


def traps() -> list[tuple[str, str]]:
    """Sixty pairs of texts; no text is a copy of the one beside it."""
    return [_pair(matter, *shared) for matter in MATTERS for shared in SHARED]


def _pair(matter: Matter, quotes: int, backgrounds: int, has_figures: bool) -> tuple[str, str]:
    said = [quote[0] for quote in matter.quotes[:quotes]], [quote[1] for quote in matter.quotes[:quotes]]
    figures, background = [matter.figures] * has_figures, list(matter.background[:backgrounds])
    one = [matter.one[0], *figures, *said[0][:1], matter.one[1], *background, *said[0][1:], matter.one[2]]
    other = [*matter.other[:2], *said[1], *background[:1], *figures, matter.other[2], *background[1:]]
    return "\n".join(one), "\n".join(other)
