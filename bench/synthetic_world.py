"""The world of the synthetic store: cities, kinds of events, outlets."""

from typing import NamedTuple

import numpy as np


class Point(NamedTuple):
    """A province or a country: where an event known only so far is drawn."""

    geonameid: int
    name: str
    latitude: float
    longitude: float


class City(NamedTuple):
    """A place that events can be in."""

    geonameid: int
    name: str
    admin1: str | None
    country: str
    latitude: float
    longitude: float
    population: int
    province: Point | None = None
    nation: Point | None = None


class Kind(NamedTuple):
    """A finer kind of event, its share and how an article says it: (before, trigger, after)."""

    event_type: str
    sub_event_type: str
    acled: tuple[str, str] | None
    share: int
    words: tuple[str, str, str]


_STRATEGIC = "Strategic developments"
KINDS = (
    Kind("protest", "demonstration", ("Protests", "Peaceful protest"), 26, ("Residents ", "marched", "")),
    Kind("protest", "strike", ("Protests", "Peaceful protest"), 8, ("Workers went on ", "strike", "")),
    Kind("protest", "sit_in", ("Protests", "Peaceful protest"), 4, ("Students held a ", "sit-in", "")),
    Kind("riot", "violent_demonstration", ("Riots", "Violent demonstration"), 6, ("A protest turned into a ", "riot", "")),
    Kind("property_destruction", "arson", (_STRATEGIC, "Looting/property destruction"), 4, ("Unknown persons ", "torched", " a building")),
    Kind("symbolic_act", "graffiti", (_STRATEGIC, "Other"), 2, ("New ", "graffiti", " appeared")),
    Kind("armed_clash", "armed_clash", ("Battles", "Armed clash"), 10, ("Fighters ", "clashed", "")),
    Kind("explosion", "bombing", ("Explosions/Remote violence", "Remote explosive/landmine/IED"), 8, ("A ", "bomb", " went off")),
    Kind("explosion", "airstrike", ("Explosions/Remote violence", "Air/drone strike"), 5, ("An ", "air strike", " was reported")),
    Kind("attack", "armed_attack", ("Violence against civilians", "Attack"), 9, ("Gunmen ", "attacked", " civilians")),
    Kind("abduction", "abduction", ("Violence against civilians", "Abduction/forced disappearance"), 2, ("A local official was ", "abducted", "")),
    Kind("repression", "arrest", (_STRATEGIC, "Arrests"), 11, ("Police ", "arrested", " several people")),
    Kind("repression", "sentence", (_STRATEGIC, "Other"), 3, ("A court ", "sentenced", " activists")),
    Kind("strategic", "agreement", (_STRATEGIC, "Agreement"), 1, ("The parties signed an ", "agreement", "")),
    Kind("crime", "robbery", None, 1, ("Armed men ", "robbed", " a bank")),
)  # fmt: skip

STATUSES = np.array(["reported", "planned", "threatened", "denied", "historical"])
PRECISIONS = np.array(["day", "week", "month", "year", "unknown"])
LEVELS = np.array(["city", "admin1", "country", "unknown"])
OUTLETS = tuple(
    f"{town} {kind}"
    for town in ("Harbour", "Northern", "Valley", "Capital", "Coast", "Highland", "River", "Plains")
    for kind in ("Herald", "Post", "Tribune", "Wire", "Observer")
)

CITIES = (
    City(112931, "Tehran", "Tehran", "IR", 35.69439, 51.42151, 7_153_309),
    City(115019, "Shiraz", "Fars", "IR", 29.61031, 52.53113, 1_249_942),
    City(3936456, "Lima", "Lima", "PE", -12.04318, -77.02824, 7_737_002),
    City(3688689, "Bogotá", "Bogota D.C.", "CO", 4.60971, -74.08175, 7_674_366),
    City(2988507, "Paris", "Île-de-France", "FR", 48.85341, 2.3488, 2_138_551),
    City(2643743, "London", "England", "GB", 51.50853, -0.12574, 8_961_989),
    City(360630, "Cairo", "Cairo", "EG", 30.06263, 31.24967, 9_606_916),
    City(98182, "Baghdad", "Baghdad", "IQ", 33.34058, 44.40088, 7_216_000),
    City(1138958, "Kabul", "Kabul", "AF", 34.52813, 69.17233, 4_434_550),
    City(1273294, "Delhi", "Delhi", "IN", 28.65195, 77.23149, 10_927_986),
    City(1275339, "Mumbai", "Maharashtra", "IN", 19.07283, 72.88261, 12_691_836),
    City(524901, "Moscow", "Moscow", "RU", 55.75204, 37.61781, 10_381_222),
    City(703448, "Kyiv", "Kyiv City", "UA", 50.45466, 30.5238, 2_797_553),
    City(745044, "Istanbul", "Istanbul", "TR", 41.01384, 28.94966, 15_701_602),
    City(2332459, "Lagos", "Lagos", "NG", 6.45407, 3.39467, 15_388_000),
    City(184745, "Nairobi", "Nairobi", "KE", -1.28333, 36.81667, 2_750_547),
    City(3530597, "Mexico City", "Mexico City", "MX", 19.42847, -99.12766, 12_294_193),
    City(3871336, "Santiago", "Santiago Metropolitan", "CL", -33.45694, -70.64827, 4_837_295),
    City(3435910, "Buenos Aires", "Buenos Aires F.D.", "AR", -34.61315, -58.37723, 2_891_082),
    City(1701668, "Manila", "Metro Manila", "PH", 14.6042, 120.9822, 1_600_000),
    City(1609350, "Bangkok", "Bangkok", "TH", 13.75398, 100.50144, 5_104_476),
    City(2950159, "Berlin", "Berlin", "DE", 52.52437, 13.41053, 3_426_354),
    City(3117735, "Madrid", "Madrid", "ES", 40.4165, -3.70256, 3_255_944),
    City(3169070, "Rome", "Latium", "IT", 41.89193, 12.51133, 2_318_895),
    City(3646738, "Caracas", "Distrito Federal", "VE", 10.48801, -66.87919, 3_000_000),
    City(3911925, "La Paz", "La Paz", "BO", -16.5, -68.15, 812_799),
    City(3583361, "San Salvador", "San Salvador", "SV", 13.68935, -89.18718, 525_990),
    City(71137, "Sanaa", "Amanat Alasimah", "YE", 15.35452, 44.20646, 2_575_347),
    City(170654, "Damascus", "Dimashq", "SY", 33.5102, 36.29128, 1_569_394),
    City(276781, "Beirut", "Beyrouth", "LB", 33.89332, 35.50157, 1_916_100),
    City(1835848, "Seoul", "Seoul", "KR", 37.566, 126.9784, 10_349_312),
    City(379252, "Khartoum", "Khartoum", "SD", 15.55177, 32.53241, 1_974_647),
)
