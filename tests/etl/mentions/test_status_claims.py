"""Sentences made to mislead about whether something happened, will happen, or is only talked about.

None of them is among the sentences that the models learned from. Written before the judgement of the
status was trained, when 40 of the 65 were read right; sentences of the same kinds were added to its
training since, so that what is right now flatters. One in sixteen may be wrong; the message names
those that are.
"""

import json
from pathlib import Path

# (sentence, what it tells): "kind" is reported, "kind:status" is not; "a|b" either will do, "a?" may
# be told and need not; "" is a sentence that reports nothing.
CLAIMS = [
    # what is announced
    ("Ferry crews in Piraeus have set Thursday as the day on which they will walk off the job.",
     "strike:planned"),
    ("Organisers expect fifty thousand to march on the ministry in Dhaka when the holidays end.",
     "demonstration:planned"),
    ("The court in Tunis is due to sentence the editor on 4 May.", "sentence:planned"),
    ("A rally for the jailed mayor is to be held in Skopje's main square this Saturday.",
     "rally:planned"),
    ("Both armies are getting ready to sign a truce in Doha next week.", "ceasefire:planned"),
    ("Tram drivers voted to down tools from midnight on Sunday.", "strike:planned"),
    ("Herders say they intend to close the road to Garissa until the wells are repaired.",
     "blockade:planned"),
    ("The ministry plans to deport two hundred Haitians by the end of the month.",
     "deportation:planned"),
    ("Nurses' leaders in Harare gave notice of a two-day stoppage starting Monday.",
     "strike:planned"),
    ("Villagers have called a sit-in for Friday outside the district office in Sehwan.",
     "sit_in:planned"),
    # what is threatened
    ("The guerrillas said they would blow up the pipeline if the ransom was not paid.",
     "bombing:threatened|sabotage:threatened"),
    ("Kidnappers have warned that they will kill the two engineers on Sunday.",
     "killing:threatened"),
    ("The militia gave the town two days to surrender or be shelled.", "shelling:threatened"),
    ("Truckers in Cochabamba are threatening a national blockade over diesel.",
     "blockade:threatened"),
    ("Lecturers warned of an indefinite strike unless arrears are paid.", "strike:threatened"),
    ("An anonymous caller told the school that a bomb would go off at noon.",
     "bombing:threatened"),
    ("The commander swore to burn every village that sheltered the deserters.",
     "arson:threatened"),
    ("Dockers could down tools within days, their union cautioned.",
     "strike:threatened|strike:planned"),
    # what is denied or did not come to pass
    ("The army rejected claims that its jets had bombed the clinic in Shire.",
     "airstrike:denied|bombing:denied"),
    ("Officials insist that no protester was shot in Nyala.", ""),
    ("Reports of a massacre at Lubero were false, the governor said.", "massacre:denied"),
    ("The general dismissed as rumour the arrest of his deputy.", "arrest:denied"),
    ("Contrary to what rival channels aired, the rebels did not seize Bambari.", ""),
    ("The walkout at Heathrow was averted at the last minute.", "strike:denied"),
    ("Police foiled an attempt to bomb the parade in Davao.", "bombing:denied"),
    ("The march on the embassy did not go ahead.", "demonstration:denied"),
    ("The guards said they had never beaten the inmate, whatever his lawyer claims.", ""),
    # what was long ago
    ("In 1986 soldiers fired on the same square and killed eleven students.",
     "shooting:historical|killing:historical"),
    ("The bridge that rebels blew up three decades ago has reopened to traffic.",
     "bombing:historical|sabotage:historical"),
    ("Her father had been abducted from this house when she was six.", "abduction:historical"),
    ("It was here, half a century earlier, that the strike of the tin miners began.",
     "strike:historical"),
    ("The palace, looted during the revolution of 1979, is a museum now.", "looting:historical"),
    ("The last time farmers blocked the pass, in 2008, the government fell within a week.",
     "blockade:historical"),
    ("As a young conscript he took part in the massacre at the river in 1971.",
     "massacre:historical"),
    ("The two villages have not spoken since a shooting at a wedding in the nineties.",
     "shooting:historical"),
    # what is only talked about
    ("Anyone caught looting can be sentenced to ten years.", ""),
    ("Curfews are a blunt tool, a retired judge told the radio.", ""),
    ("Whoever runs the port decides who strikes and when.", ""),
    ("The novelist kidnaps her own heroine on page three.", ""),
    ("In the video game a sniper shoots the president from a balloon.", ""),
    ("The minister came under fire for the price of onions.", ""),
    ("Rain bombarded the tents until the poles gave way.", ""),
    ("Our defence was torched by their winger inside ten minutes.", ""),
    ("The new vacuum cleaner was demonstrated to shoppers in Seoul on Tuesday.", ""),
    ("Shelling peas is what my aunt does when she is cross.", ""),
    ("A gas main blew up under a pavement in Leeds, hurting a cyclist.", ""),
    ("Bees attacked a wedding party near Ooty and put twelve guests in hospital.", ""),
    ("What began as a march of the toy soldiers ended as a ballet.", ""),
    ("Two trawlers clashed bows in the fog off Vigo.", ""),
    ("The sculptor, who was arrested many times under the old regime, has died at 91.", ""),
    ("Researchers attacked the bacterium with a new antibiotic.", ""),
    ("Insurance against riots costs twice what it did.", ""),
    ("The drill had firemen storm a mock-up of the embassy.", ""),
    ("Each spring couples abduct brides with their consent in a village custom.", ""),
    ("She would be arrested if she ever went home, her lawyer says.", ""),
    # what did happen, beside words that speak of something else
    ("Planning officials were taken hostage by farmers in Ixtepec on Monday.", "hostage_taking"),
    ("Men who had threatened the priest for months shot him dead on Friday.", "shooting|killing"),
    ("Police arrested a man who was planning to bomb a mosque in Perth.", "arrest"),
    ("Despite denying any part in it, the mayor was jailed for nine years.", "sentence"),
    ("On the anniversary of the coup, riot police beat marchers in Yangon.",
     "crackdown|beating demonstration?"),
    ("A day after the union called off its strike, gunmen killed its secretary in Barranca.",
     "killing|shooting|assassination"),
    ("Would-be strikers found the gates chained, and eleven of them were arrested.", "arrest"),
    ("No one was hurt when a rocket hit the oil terminal at Brega.", "missile_strike|shelling"),
    ("Two years after his release the blogger was arrested again in Minsk on Tuesday.", "arrest"),
    ("As planned, thousands marched through Bilbao on Saturday.", "demonstration"),
]  # fmt: skip


def _is_right(claim: str, told: set[str]) -> bool:
    """Whether all that is claimed is told, and nothing is reported that is not claimed."""
    choices = [set(word.removesuffix("?").split("|")) for word in claim.split()]
    needed = [set(word.split("|")) for word in claim.split() if not word.endswith("?")]
    allowed = set().union(*choices)
    reported = {kind for kind in told if ":" not in kind}
    return all(choice & told for choice in needed) and reported <= allowed


def test_fifteen_in_sixteen_are_read_right(read) -> None:
    wrong = []
    for text, claim in CLAIMS:
        told = {
            m.trigger.sub_event_type + ("" if m.status == "reported" else f":{m.status}")
            for m in read(text)
        }
        if not _is_right(claim, told):
            wrong.append((text, claim, told))
    assert len(wrong) <= len(CLAIMS) // 16, "\n".join(map(str, wrong))


def test_the_models_have_not_seen_them() -> None:
    folder = Path(__file__).parents[3] / "data" / "training"
    seen = {
        json.loads(line)["text"]
        for path in folder.glob("s*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    assert len(CLAIMS) >= 60
    assert seen.isdisjoint(text for text, _ in CLAIMS)
