"""Which place belongs to a trigger: one claim about English a row."""

from itertools import chain

import pytest

from tests.etl.reports.marked import marked_reading

# (marked text, places of each trigger in text order; a list within is one event in several cities)
WHERE = {
    "in": ("Police *arrested* ten people in [Lima].", ["Lima"]),
    "near": ("A bomb *exploded* near [Cusco].", ["Cusco"]),
    "outside": ("Two soldiers were *killed* outside [Kandahar].", ["Kandahar"]),
    "distance": ("A bomb *exploded* 20 km south of [Cusco].", ["Cusco"]),
    "modifiers are stepped over": (
        "Gunmen *attacked* a bus in the northern Peruvian city of [Trujillo] in [Peru].",
        ["Trujillo"],
    ),
    "place before the trigger": ("In [Cali], gunmen *killed* two men.", ["Cali"]),
    "object of an act": ("Rebels *attacked* [Goma] at dawn.", ["Goma"]),
    "siege of": ("The *attack* on [Mosul] went on.", ["Mosul"]),
    "two triggers, two cities": (
        "Two men were *killed* in [Medellin], and three were *kidnapped* in [Cali].",
        ["Medellin", "Cali"],
    ),
    "a clause has its own place": (
        "Police *arrested* ten men in [Lima] while in [Cusco] students *marched*.",
        ["Lima", "Cusco"],
    ),
    "what is left happens where it is left": (
        "Rebels *attacked* troops that had withdrawn from [Cusco].",
        ["Cusco"],
    ),
    "list of cities": (
        "Thousands *marched* in [Lima], [Cusco], [Arequipa] and [Tacna].",
        [["Lima", "Cusco", "Arequipa", "Tacna"]],
    ),
    "list whose second city bears a province's name": (
        "Men *marched* in [Tehran], [Isfahan], [Shiraz] and [Mashhad].",
        [["Tehran", "Isfahan", "Shiraz", "Mashhad"]],
    ),
    "two cities without an and": (
        "People *marched* in [Leeds], [York].",
        [["Leeds", "York"]],
    ),
    "list with a name that was not recognised": (
        "People *marched* in [Leeds], [York], Ravensham and [Ripon].",
        [["Leeds", "York", "Ripon"]],
    ),
    "list with repeated preposition": (
        "People *marched* in [Lima] and in [Cusco].",
        [["Lima", "Cusco"]],
    ),
    "list with class nouns": (
        "People *protested* in the cities of [Lima], [Cusco] and the town of [Tacna].",
        [["Lima", "Cusco", "Tacna"]],
    ),
    "list that goes on": (
        "People *protested* in several cities, including capital [Tehran], [Shiraz], [Qom], and many more.",
        [["Tehran", "Shiraz", "Qom"]],
    ),
    "city and province": (
        "A bomb *exploded* in [Quetta], [Balochistan].",
        ["Quetta"],
    ),
    "city and country": ("A bomb *exploded* in [Lahore], [Pakistan], police said.", ["Lahore"]),
    "list of cities with their countries": (
        "People *marched* in [Lima], [Peru], and [Quito], [Ecuador].",
        [["Lima", "Quito"]],
    ),
    "quarter and its city": (
        "A bomb *exploded* in the Kadikoy district of [Istanbul].",
        ["Istanbul"],
    ),
    "facility and its city": (
        "Students *marched* at the university campus in [Bogota].",
        ["Bogota"],
    ),
    "possessive": ("Men were *shot* in [Karachi]'s old town.", ["Karachi"]),
    "said in": (
        "A bomb *exploded* in [Mosul], [Iraq] on Monday, an official said in [Washington].",
        ["Mosul"],
    ),
    "sources in": (
        "Sources in [Lima] told reporters that ten people were *arrested* in [Tacna].",
        ["Tacna"],
    ),
    "told reporters in": (
        "He told reporters in [Geneva] that men were *killed* in [Aleppo].",
        ["Aleppo"],
    ),
    "origin": (
        "A student from [Lima] was *arrested* in [Cusco].",
        ["Cusco"],
    ),
    "office holder": (
        "The mayor of [Lima] was *killed* in [Cusco].",
        ["Cusco"],
    ),
    "based": (
        "The [London]-based group said that ten people were *killed* in [Homs].",
        ["Homs"],
    ),
    "country only": ("Rebels *killed* ten people in [Colombia].", ["Colombia"]),
    "province only": ("Rebels *killed* ten people in [Antioquia], [Colombia].", ["Antioquia"]),
    "the narrower of two": (
        "In [Colombia], rebels *killed* ten people in the town of [Tumaco].",
        ["Tumaco"],
    ),
    "sentence before": (
        "Students gathered in [Lima] on Monday. Police *arrested* ten of them.",
        ["Lima"],
    ),
    "two sentences before": (
        "Students gathered in [Lima] on Monday. They sang. Police *arrested* ten of them.",
        ["Lima"],
    ),
    "several cities before are their country": (
        "People met in [Lima], [Cusco] and [Tacna] in [Peru]. They *burned* some cars.",
        ["Peru"],
    ),
    "there": (
        "He was born in [Cusco] and grew old. He was *shot* there.",
        ["Cusco"],
    ),
    "the capital": (
        "The government of [Peru] is in trouble. Thousands *marched* in the capital.",
        ["Lima"],
    ),
    "the capital of another country": (
        "Thousands *marched* in the capital of [Peru] and more.",
        ["Peru"],
    ),
    "this city": (
        "[LIMA], 20 Aug -- A bomb *exploded* in this city today.",
        ["Lima"],
    ),
    "same town": (
        "A man lives in [Tacna]. A woman was *killed* in the same town.",
        ["Tacna"],
    ),
    "dateline": ("[LIMA], 20 Aug -- A bomb *exploded* today.", ["Lima"]),
    "own place before the dateline": (
        "[LIMA], 20 Aug -- A bomb *exploded* in [Cusco] today.",
        ["Cusco"],
    ),
    "dateline abroad is not the place": (
        "[LONDON], 20 Aug -- Rebels in [Sudan], where [Sudan]'s army fights, *killed* ten people.",
        ["Sudan"],
    ),
    "across the country": (
        "[Iran] is restless, and people from [Iran] know. Cars were *burned* across the country.",
        ["Iran"],
    ),
    "on the whole country": (
        (
            "Students met in [Lima], [Peru], where [Peru]'s press sat. "
            "They *burned* flags and spoke on the whole country."
        ),
        ["Peru"],
    ),
    "the kingdom": (
        "[Jordan] and [Iraq] met. [Iraq] spoke. [Iraq] left. Ten men were *arrested* in the kingdom.",
        ["Jordan"],
    ),
    "unplaced": ("Ten people were *arrested* on Monday.", [None]),
    "brackets hold the container of a village that the gazetteer lacks": (
        "Men were *killed* in [Araihazar] upazila ([Narayanganj], [Dhaka]).",
        ["Narayanganj"],
    ),
    "village that the gazetteer lacks borrows no other town": (
        "Men live in [Lima], [Peru]. Rebels *killed* ten people in the village of Zzyx.",
        ["Peru"],
    ),
    "village in its department": (
        "Rebels *killed* ten people in Zzyx village, in the department of [Ayacucho], [Peru].",
        ["Ayacucho"],
    ),
    "a province and not its capital": (
        "Rebels *killed* ten people in [Ayacucho] department in [Peru].",
        ["Ayacucho"],
    ),
    "a country as adjective": (
        "A bomb was thrown at [U.S.] troops and ten were *killed* in [Lima], [Peru].",
        ["Lima"],
    ),
    "here after said": (
        "[LIMA], 20 Aug -- Police said here that men were *arrested* in [Cusco], [Peru].",
        ["Cusco"],
    ),
    "the next sentence says where": (
        "A bomb *exploded* at a hotel today. The hotel stands near the port of [Callao].",
        ["Callao"],
    ),
    "quarter and its city, after a comma": (
        "A bomb *exploded* in the [Miraflores] neighborhood of [Lima], [Peru].",
        ["Lima"],
    ),
    "the story stays in the city of its lead": (
        "Students *marched* in [Lima], [Peru].\n\nIt was hot. Few came. Police *arrested* ten men.",
        ["Lima", "Lima"],
    ),
    "the city of the headline": (
        "[Lima] counts its dead\n\nIt was hot. People wept. Ten were *shot* on the square.",
        ["Lima"],
    ),
    "a country-wide sentence leaves the city of the lead": (
        (
            "Students *marched* in [Lima], [Peru].\n\nIt was hot. Few came. "
            "Cars were *burned* across the country."
        ),
        ["Lima", "Peru"],
    ),
    "no city of a story in two cities": (
        (
            "Students *marched* in [Lima], [Peru]. Others met in [Cusco]. They sat in [Tacna].\n\n"
            "It was hot. Few came. People left. Cars were *burned*."
        ),
        ["Lima", "Peru"],
    ),
    "where people come from is no scene": (
        "A student from [Lima], [Peru], spoke. It was hot. Few came. Cars were *burned*.",
        ["Peru"],
    ),
    "the town of the story, in a new paragraph": (
        (
            "Students *marched* in [Cusco] on Monday. Others met in [Cusco]. A judge came from [Lima].\n\n"
            "Cars were *burned* outside the town."
        ),
        ["Cusco", "Cusco"],
    ),
    "the town of the sentence before": (
        (
            "Students *marched* in [Cusco] on Monday. Others met in [Cusco]. Few came in [Puno].\n"
            "Cars were *burned* outside the town."
        ),
        ["Cusco", "Puno"],
    ),
    "a parliament stands in the capital": (
        "Crowds who *marched* stormed [Peru]'s parliament.",
        ["Lima"],
    ),
    "upper case wire": (
        "[BOGOTA], 3 JAN 90 -- [CALI] IS QUIET.  A BOMB *EXPLODED* IN [MEDELLIN] TODAY.",
        ["Medellin"],
    ),
    "line breaks of a wire": (
        "A BOMB *EXPLODED* IN\n[MEDELLIN], POLICE\nSAID IN [BOGOTA].",
        ["Medellin"],
    ),
}


@pytest.mark.parametrize("name", WHERE)
def test_place_of_a_trigger(name, reports_of, gazetteer):
    marked, expected = WHERE[name]
    found = {}
    for report in reports_of(marked_reading(marked)):
        found.setdefault(report.trigger.start, []).append(report.place)
    places = [found[start] for start in sorted(found)]
    names = [each if isinstance(each, list) else [each] for each in expected]
    assert [len(group) for group in places] == [len(group) for group in names], places
    for place, name_of_it in zip(chain(*places), chain(*names), strict=True):
        if name_of_it is None:
            assert place is None
        else:
            ids = [found.place.geonameid for found in gazetteer.candidates(name_of_it)]
            assert place is not None
            assert place.geonameid in ids, place


def test_after_two_cities_none_is_told_surely(reports_of):
    marked = (
        "Students *marched* in [Lima]. Workers *rallied* in [Cusco]. Police *arrested* ten of them."
    )
    told = {report.trigger.text: report for report in reports_of(marked_reading(marked))}
    assert (told["marched"].city, told["rallied"].city) == ("Lima", "Cusco")
    assert told["arrested"].place.country == "PE"
    assert told["arrested"].city is None or told["arrested"].confidence < 0.6
