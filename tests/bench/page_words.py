"""Invented prose for invented pages: sentences of a town that is not, in English and in other languages.

The same seed gives the same words on every machine.
"""

from random import Random

PEOPLE = ("Ilse Marrow", "Tomas Quill", "Greta Fenwick", "Omar Haddock", "Nell Ashdown", "Pavel Thrush", "Ruth Calder")
OFFICES = ("harbour master", "mayor", "headteacher", "fire chief", "union leader", "shop owner", "county surveyor")
PLACES = ("Brackwater", "Little Sallow", "Eastmere", "Tarn Hollow", "Quarrick", "Upper Venn", "Dunmarsh")
FIRMS = ("Lindell Ferries", "Marrow & Sons", "Venn Water", "Quarrick Council", "the Eastmere Trust", "Tarn Quarries")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
THINGS = (
    "the sea wall",
    "the old mill",
    "the tram depot",
    "the swimming baths",
    "the weir",
    "the night bus",
    "the library",
)

SENTENCES = (
    "{firm} said on {day} that {thing} in {place} would stay closed for another {n} days.",
    "Some {n} people had to leave their homes when water came over the road at {place}.",
    "{person}, the {office}, told a meeting in {place} that repairs would cost {n} million crowns.",
    "“We were told nothing until {day} evening,” said {person}, who lives beside {thing}.",
    "Workers from {firm} began to clear {thing} early on {day}, helped by {n} volunteers.",
    "It is the third time this year that {thing} has had to be shut, and residents of {place} are tired of it.",
    "A report by {firm} had warned in the spring that {thing} was no longer safe.",
    "{person} said the damage was worse than in the flood of {n} years ago.",
    "Schools in {place} opened an hour late on {day}, and {n} pupils were taught in the town hall instead.",
    "“Nobody here wants to wait until winter,” {person} said. “There is money for it, and there are plans.”",
    "According to the {office}, {n} lorries a day will have to take the long way round through {place}.",
    "{firm} did not answer questions about who had ordered the work, or when it would end.",
    "The council will vote on {day}; if it agrees, {thing} could open again before the autumn.",
    "Two inspectors walked along {thing} on {day} and took pictures of every crack they found.",
    "In {place}, where most shops stayed shut, people carried sandbags through the rain for {n} hours.",
    "That sum does not include {thing}, for which the county has set aside nothing so far.",
    "He said he had written {n} letters to {firm} and had never had an answer.",
    "Since {day}, a boat has carried passengers between {place} and {place2} three times an hour.",
)
SUBHEADS = ("What happened on {day}", "Anger in {place}", "Who pays for {thing}", "A long wait", "The next steps")
HEADLINES = (
    "{place} waits for answers as {thing} stays shut",
    "{n} leave homes after water reaches {place}",
    "{firm} to rebuild {thing} by spring",
    "Mayor of {place} blames {firm} for delay",
    "Vote on {thing} put off again in {place}",
)
TEASERS = (
    "Bakers of {place} win prize for rye bread",
    "{place} choir sings for the last time",
    "Why the price of apples fell in {place}",
    "{firm} names a new director",
    "Ten walks around {place} for the weekend",
    "Rower from {place} misses final by a breath",
    "Museum in {place} finds a letter behind a wall",
    "Bees return to the roofs of {place}",
)
OTHERS = {
    "de": (
        "Die Brücke über die Venn bleibt nach Angaben der Gemeinde noch mindestens {n} Tage gesperrt.",
        "Bürgermeisterin Ilse Marrow sagte am Montag, die Reparatur werde mehr kosten als gedacht.",
        "„Uns hat niemand gewarnt“, sagte ein Anwohner, dessen Keller unter Wasser stand.",
        "Rund {n} Menschen verbrachten die Nacht in der Turnhalle der Schule.",
        "Die Feuerwehr war mit allen Wagen im Einsatz und pumpte bis zum Morgen.",
        "Warum das Wehr nicht rechtzeitig geöffnet wurde, soll nun ein Gutachten klären.",
    ),
    "fr": (
        "Le pont restera fermé pendant au moins {n} jours, a annoncé la mairie lundi matin.",
        "Selon les pompiers, l’eau est montée plus vite que pendant les crues précédentes.",
        "« Personne ne nous a prévenus », raconte une habitante du quartier bas.",
        "Quelque {n} personnes ont passé la nuit dans le gymnase de l’école.",
        "Le conseil municipal doit voter vendredi sur le budget des travaux.",
        "Une enquête devra dire pourquoi le barrage n’a pas été ouvert à temps.",
    ),
    "es": (
        "El puente seguirá cerrado al menos {n} días más, según informó el ayuntamiento el lunes.",
        "Los bomberos trabajaron toda la noche para sacar el agua de las casas del barrio bajo.",
        "«Nadie nos avisó de lo que venía», dijo una vecina que perdió sus muebles.",
        "Unas {n} personas durmieron en el gimnasio de la escuela.",
        "El pleno votará el viernes si destina más dinero a las obras.",
        "Un informe tendrá que explicar por qué la presa no se abrió a tiempo.",
    ),
    "ar": (
        "قالت البلدية يوم الاثنين إن الجسر سيبقى مغلقا {n} يوما على الأقل بعد الفيضان.",
        "وأضاف رئيس الإطفاء أن المياه ارتفعت أسرع مما كان متوقعا في الليل.",
        "وقضى نحو {n} شخصا ليلتهم في صالة المدرسة القريبة من النهر.",
        "ومن المنتظر أن يصوت المجلس يوم الجمعة على ميزانية إصلاح السد القديم.",
        "وقال أحد السكان إن أحدا لم يحذرهم قبل وصول المياه إلى بيوتهم.",
    ),
    "he": (
        "העירייה הודיעה ביום שני כי הגשר יישאר סגור לפחות {n} ימים נוספים בעקבות השיטפון.",
        "מפקד תחנת הכיבוי אמר שהמים עלו מהר יותר מכפי שציפו בתחילת הלילה.",
        "כ־{n} תושבים העבירו את הלילה באולם הספורט של בית הספר המקומי.",
        "המועצה צפויה להצביע ביום שישי על תקציב לתיקון הסכר הישן שליד הכפר.",
        "אחת התושבות סיפרה שאיש לא הזהיר אותם לפני שהמים הגיעו לבתים.",
    ),
    "uk": (
        "Міст залишиться закритим щонайменше {n} днів, повідомила міська рада в понеділок.",
        "За словами рятувальників, вода піднялася швидше, ніж під час минулої повені.",
        "«Нас ніхто не попередив», — розповіла мешканка нижнього міста.",
        "Близько {n} людей провели ніч у спортивній залі місцевої школи.",
        "Депутати мають проголосувати за кошти на ремонт греблі у п’ятницю.",
    ),
}


class Prose:
    """A stream of invented sentences, headlines and titles of other articles."""

    def __init__(self, seed: int, language: str = "en") -> None:
        self.random, self.language = Random(seed), language
        self.unused: list[str] = []

    def _filled(self, words: str) -> str:
        pick = self.random.choice
        place, place2 = self.random.sample(PLACES, 2)
        return words.format(
            person=pick(PEOPLE), office=pick(OFFICES), place=place, place2=place2, firm=pick(FIRMS), day=pick(DAYS),
            thing=pick(THINGS), n=self.random.randint(3, 90),
        )  # fmt: skip

    def sentence(self) -> str:
        """One that has not come before, as long as there are any."""
        if not self.unused:
            self.unused = list(OTHERS.get(self.language, SENTENCES))
            self.random.shuffle(self.unused)
        words = self._filled(self.unused.pop())
        return words[0].upper() + words[1:]

    def paragraph(self, sentences: int = 0) -> str:
        return " ".join(self.sentence() for _ in range(sentences or self.random.randint(1, 3)))

    def headline(self) -> str:
        words = self._filled(self.random.choice(HEADLINES))
        return words[0].upper() + words[1:]

    def subhead(self) -> str:
        return self._filled(self.random.choice(SUBHEADS))

    def title(self) -> str:
        """Of another article."""
        words = self._filled(self.random.choice(TEASERS))
        return words[0].upper() + words[1:]

    def name(self) -> str:
        return self.random.choice(PEOPLE)

    def place(self) -> str:
        return self.random.choice(PLACES)
