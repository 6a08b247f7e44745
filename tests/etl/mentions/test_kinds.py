"""Which kinds of events sentences tell of, each word read in its sense."""

import pytest

CASES = [
    # protest
    (
        "Thousands of teachers marched through Quito on Friday to demand higher pay.",
        "demonstration",
    ),
    ("Students demonstrated outside the ministry against the new fees.", "demonstration"),
    ("Hundreds gathered in the square and chanted against the governor.", "demonstration"),
    ("Bus drivers in Accra went on strike on Monday over unpaid wages.", "strike"),
    ("The union said 3,000 miners joined the strike.", "strike"),
    ("Prisoners began a hunger strike on Sunday.", "hunger_strike"),
    ("Activists staged a sit-in at the rector's office.", "sit_in"),
    ("Farmers blocked the main highway with tractors.", "blockade"),
    ("Opposition parties boycotted the vote.", "boycott"),
    ("Thousands attended an opposition rally in Kampala.", "rally"),
    # riot
    ("Protesters hurled stones at police in front of the court.", "violent_demonstration"),
    ("Protesters clashed with police outside the palace.", "violent_demonstration"),
    ("A mob beat a man accused of stealing a goat.", "mob_violence"),
    ("Supporters of rival parties clashed at a polling station and six were hurt.", "mob_violence"),
    # property, symbols
    ("Unknown men set fire to the party's office overnight.", "arson"),
    ("Shops were looted in the port area on Tuesday.", "looting"),
    ("Vandals ransacked the church.", "vandalism"),
    ("Young people spray-painted slogans on the walls of the barracks.", "graffiti"),
    ("Opponents distributed leaflets at the bazaar.", "leaflet"),
    # fighting
    ("Rebels ambushed an army convoy near the border, killing nine soldiers.", "armed_clash"),
    ("Soldiers and insurgents fought for hours in the hills.", "armed_clash"),
    (
        "Government troops recaptured the town of Mora from the rebels.",
        "government_regains_territory",
    ),
    ("Militants seized the district centre after heavy fighting.", "non_state_overtakes_territory"),
    # explosions
    ("A car bomb exploded outside a bank, wounding twelve people.", "bombing"),
    ("Their truck hit a landmine and four of them were killed.", "landmine"),
    ("A suicide bomber blew himself up at a checkpoint.", "suicide_bombing"),
    ("Two men on a motorbike threw a grenade at a bar.", "grenade"),
    ("Mortar shells fell on the market and killed six traders.", "shelling"),
    ("Rockets fired from the valley hit the airport.", "missile_strike"),
    ("Warplanes bombed a village in the north.", "airstrike"),
    ("Aircraft struck the rebels' camp, officials said.", "airstrike"),
    ("Doctors said chlorine gas was used in the assault on the suburb.", "chemical_weapon"),
    # attacks
    ("Gunmen shot dead a radio journalist in front of her house.", "shooting"),
    ("A teacher was stabbed to death in the school yard.", "stabbing"),
    ("The mayor was assassinated on Sunday.", "assassination"),
    ("Armed men attacked a village in the hills.", "armed_attack"),
    ("Police officers beat a reporter with batons.", "beating"),
    ("Soldiers raped three women in the camp.", "sexual_violence"),
    ("Militiamen massacred forty villagers.", "massacre"),
    # abduction
    ("Bandits kidnapped 27 pupils from a boarding school.", "abduction"),
    ("The gunmen took nine tourists hostage.", "hostage_taking"),
    ("Two men hijacked a bus with its passengers.", "hijacking"),
    # repression
    ("Police arrested eleven journalists on Tuesday.", "arrest"),
    ("The poet was sentenced to six years in prison.", "sentence"),
    ("Five activists went on trial on Monday.", "trial"),
    ("Three men were executed at dawn.", "execution"),
    ("Police raided the offices of the newspaper.", "raid"),
    ("The governor imposed a curfew on the city.", "curfew"),
    ("The authorities deported forty migrants.", "deportation"),
    # strategic
    ("The government and the rebels signed a peace agreement in Nairobi.", "agreement"),
    ("Both sides agreed on a ceasefire from Friday.", "ceasefire"),
    ("Police seized 40 rifles and ammunition in a warehouse.", "weapons_seizure"),
    ("Soldiers defused a bomb near the railway station.", "weapons_seizure"),
    ("The army set up a new base near the lake.", "base_established"),
    ("Forty fighters defected to the government.", "group_change"),
    ("Government troops withdrew from the town of Bara.", "territory_transfer"),
    ("Rebels fired RPG rounds at the airstrip.", "missile_strike"),
    ("Insurgents killed two soldiers in an attack on a checkpoint.", "armed_clash"),
    ("Rebels detained a driver at a roadblock for two days.", "abduction"),
    ("Militants imposed a tax on traders in the valley.", "ban"),
    ("Troops with tanks were deployed near the frontier.", "troop_movement"),
    ("Demonstrators stormed the parliament building.", "violent_demonstration"),
    ("The minister was shot dead in his car.", "assassination"),
    ("A crowd pulled down a statue of the slave trader.", "vandalism"),
    ("The court condemned four men to death.", "sentence"),
    ("Masked men robbed a bank in the centre.", "robbery"),
]


@pytest.mark.parametrize(("text", "kind"), CASES)
def test_kind(read, text, kind):
    assert [mention.trigger.sub_event_type for mention in read(text)] == [kind]


@pytest.mark.parametrize("capitals", [str.upper, str.lower])
@pytest.mark.parametrize(("text", "kind"), CASES[::6])
def test_kind_does_not_hang_on_capitals(read, text, kind, capitals):
    assert [mention.trigger.sub_event_type for mention in read(capitals(text))] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Lightning struck the church tower on Monday.",
        "The company struck a deal with its suppliers.",
        "She lost her battle with cancer last week.",
        "The director is shooting a film in Prague.",
        "He shot a goal in the ninth minute of the match.",
        "The conference opens on 12 March in Vienna.",
        "In March the shop will move to a new house.",
        "Mr Rob Allen opened the school.",
        "The sentence is long, but the prose is good.",
        "Collectors look for rare shells on the beach.",
        "The demonstration of the new product drew a crowd of shoppers.",
        "She suffered a heart attack at home.",
        "The team beat its rivals in the final of the tournament.",
        "Firefighters put out a fire that was caused by a short circuit.",
        "Two people were killed in a car crash on the motorway.",
        "An earthquake killed ninety people.",
        "Shares rallied after the central bank's decision.",
        "The battery was charged overnight.",
        "The talks were about the price of milk.",
        "He held the door for her.",
        "A row exploded in parliament over the scandal.",
        "The officer in riot gear smiled.",
        "The tricuspid valve has three leaflets.",
    ],
)
def test_other_senses_tell_of_no_event(read, text):
    assert read(text) == ()


def test_generic_acts_count_only_where_something_contentious_is_near(read):
    about = "The movement calls for regime change. Last week there were many activities in cities."
    (found,) = read(about)
    assert found.trigger.sub_event_type == "demonstration"
    assert found.confidence < read("Thousands protested in cities.")[0].confidence
    assert read("The club offers much. Last week there were many activities in cities.") == ()


def test_two_events_in_a_sentence_are_two_mentions(read):
    found = read("Police arrested nine students and a court sentenced a poet to jail on Monday.")
    assert [mention.trigger.sub_event_type for mention in found] == ["arrest", "sentence"]


def test_fires_and_force_beside_a_riot_are_events_of_their_own(read):
    found = read("Protesters hurled stones and torched two buses; police fired tear gas.")
    kinds = [mention.trigger.sub_event_type for mention in found]
    assert kinds == ["violent_demonstration", "arson", "crackdown"]


def test_one_event_with_many_triggers_is_one_mention(read):
    (found,) = read("A bomb exploded in a cafe; the blast, a bomb attack, killed five people.")
    assert found.trigger.event_type == "explosion"
    assert found.figures.fatalities == 5


def test_deaths_told_after_an_explosion_are_its_figures(read):
    (found,) = read("A car bomb exploded in the market. Seven people were killed.")
    assert found.trigger.sub_event_type == "bombing"
    assert found.figures.fatalities == 7


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hundreds protested in Minsk against the vote.", "Peaceful protest"),
        (
            "Hundreds protested in Minsk. Police used tear gas to disperse them.",
            "Protest with intervention",
        ),
        (
            "Hundreds protested in Minsk. Police opened fire on the crowd, killing two protesters.",
            "Excessive force against protesters",
        ),
        ("Protesters threw petrol bombs at officers.", "Violent demonstration"),
        ("Rebels entered and took control of the village without a fight.",
         "Non-violent transfer of territory"),
        ("Rebels took control of the village after heavy fighting.",
         "Non-state actor overtakes territory"),
        ("The army took control of the village after heavy fighting.",
         "Government regains territory"),
    ],
)  # fmt: skip
def test_acled_kind_follows_what_happened_beside(read, text, name):
    best = max(read(text), key=lambda mention: mention.confidence)
    assert best.acled is not None
    assert best.acled[1] == name
