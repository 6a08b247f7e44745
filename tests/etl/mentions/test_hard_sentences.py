"""Sentences made to mislead: what is reported, as what, and what is only talked about.

None of them is among the sentences that the model learned from. One in twenty may be wrong; the
message names those that are.
"""

import json
from pathlib import Path

import pytest

from etl.mentions import Mention

# (sentence, what it reports): kinds parted by blanks; a kind with a status is "kind:status"; "" is
# a sentence that reports nothing.
CLAIMS = [
    # the same word, another sense
    ("Dockers in Santos struck for twelve hours on Tuesday over the new rota.", "strike"),
    ("Lightning struck a church in Santos on Tuesday and split its tower.", ""),
    ("Fighter jets struck a fuel depot outside the port on Tuesday.", "airstrike"),
    ("The two ministers struck a balance between tax and debt.", ""),
    ("Gunmen fired at a minibus on the Kano road and killed its driver.", "shooting"),
    ("The bank fired its chief economist on Friday.", ""),
    ("The keeper fired the ball against the post after an hour.", ""),
    ("A judge in Arequipa charged the mayor with fraud.", "trial"),
    ("The hotel charged its guests twice for breakfast.", ""),
    ("Thousands of nurses marched through Lusaka on Monday for better pay.", "demonstration"),
    ("In March the nurses of Lusaka had a better month.", ""),
    ("A demonstration of the new harvester drew farmers to Kitale.", ""),
    ("Police broke up a demonstration in Kitale with batons.", "crackdown"),
    ("Shells fell on the bazaar at noon and killed four traders.", "shelling"),
    ("Children sell sea shells on the beach at Watamu.", ""),
    ("Rebels shelled the airport for two hours.", "shelling"),
    ("The team rallied in the last quarter to win by three points.", ""),
    ("The actor was shot beautifully in every scene of the film.", ""),
    ("A radio reporter was shot in the chest outside her home in Choluteca.", "shooting"),
    ("The court found that the bank had held the deposit too long.", ""),
    ("Border guards held eleven smugglers near the crossing at dawn.", "arrest"),
    ("The striker was arrested by the beauty of the goal.", ""),
    ("The heart attack came as he mowed the lawn.", ""),
    ("Masked men attacked a clinic in Goma and wounded two nurses.", "armed_attack"),
    ("Critics attacked the plan for the new ring road.", ""),
    ("A mob set upon two tax collectors in Masaka and beat them with sticks.", "mob_violence"),
    ("Fans mobbed the singer at the airport in Manila.", ""),
    ("Thieves broke into a jeweller's and robbed it of forty watches at gunpoint.", "robbery"),
    ("Illness robbed the pianist of her last concert.", ""),
    ("Pirates hijacked a freighter off Lagos with its crew of nineteen.", "hijacking"),
    ("The debate was hijacked by a quarrel over commas.", ""),
    # what was not done, or not yet
    ("Police denied that officers had opened fire on the crowd.", "shooting:denied"),
    ("The union will strike on Thursday if the talks fail.", ""),
    ("Teachers in Oruro will hold a march on Thursday.", "demonstration:planned"),
    ("The rebels threatened to attack every town on the river.", "armed_attack:threatened"),
    ("The strike planned for Monday was called off.", "strike:denied"),
    ("Nobody was arrested.", ""),
    ("There were no clashes in the capital on Sunday.", ""),
    ("The army could bomb the bridge if the column moves.", ""),
    ("To prevent riots the governor closed the liquor shops.", ""),
    # what was long ago
    ("Twenty years ago a car bomb killed the minister outside this gate.", "bombing:historical"),
    ("The town marked the anniversary of the massacre with a silent walk.", ""),
    ("A plaque recalls the strike of 1911.", ""),
    # talk, habits and kinds of things
    ("Kidnapping is a crime that carries a life sentence.", ""),
    ("Bombings rarely change the course of a war, the historian writes.", ""),
    ("Every summer the villagers block the road for the water they are owed.", ""),
    ("Suicide bombers often choose crowded places.", ""),
    ("What would we do if gunmen stormed the school?", ""),
    ("The manual tells guards how to act in a hostage crisis.", ""),
    ("The law forbids protests within a mile of the court.", ""),
    # plays, accidents, nature
    ("In the novel's last chapter rebels storm the palace and shoot the king.", ""),
    ("The film tells of a girl who is kidnapped by pirates.", ""),
    ("Seven workers were killed when a boiler exploded at a sugar mill.", ""),
    ("A landslide killed nine people in a mining camp.", ""),
    ("A gas explosion tore through a bakery in Zaragoza.", ""),
    ("Wolves attacked a flock above Gap and killed thirty sheep.", ""),
    ("The virus attacks the lungs first.", ""),
    ("The general, who led three offensives, died in bed at 94.", ""),
    # plain ones, of every kind
    ("Prisoners in Tocumen have refused food since Monday.", "hunger_strike"),
    ("Students occupied the rectorate in Skopje and slept on its stairs.", "sit_in"),
    ("Rice farmers blocked the highway at Nueva Ecija with threshers.", "blockade"),
    ("Protesters hurled bottles at police in front of the central bank.", "violent_demonstration"),
    ("Unknown men torched two school buses in Limete overnight.", "arson"),
    ("Looters emptied a depot of the Red Cross in Cap-Haitien.", "looting"),
    ("Insurgents captured the town of Palma after three days of fighting.",
     "non_state_overtakes_territory"),
    ("The army retook Palma from the insurgents on Sunday.", "government_regains_territory"),
    ("A roadside bomb killed two rangers near Tumaco.", "bombing"),
    ("A suicide bomber blew himself up in a mosque in Kunduz.", "suicide_bombing"),
    ("A boy stepped on a mine near Quibala and lost a foot.", "landmine"),
    ("Two men on a motorcycle threw a grenade at a bar in Bujumbura.", "grenade"),
    ("Bandits abducted nine travellers on the Birnin Gwari road.", "abduction"),
    ("Soldiers raped two women in a field near Malakal.", "sexual_violence"),
    ("A military court sentenced a blogger to six years in prison.", "sentence"),
    ("Police raided the offices of a weekly in Managua and took its computers.", "raid"),
    ("The governor imposed a curfew from dusk to dawn.", "curfew"),
    ("The junta banned the newspaper on Wednesday.", "ban"),
    ("Chad expelled the ambassador on Wednesday.", "deportation"),
    ("The government and the rebels signed a ceasefire in Juba.", "ceasefire"),
    ("Customs officers seized forty rifles in a container of tiles.", "weapons_seizure"),
    ("Rebel troops withdrew from Saada without a fight.", "territory_transfer"),
    # several at once
    ("Youths burnt tyres, looted two shops and threw stones at police in Kisumu.",
     "violent_demonstration looting"),
    ("Gunmen killed three policemen in Tillabery, and the army bombed their camp from the air.",
     "armed_clash airstrike"),
]  # fmt: skip


def _told(mentions: tuple[Mention, ...]) -> set[str]:
    return {
        m.trigger.sub_event_type + ("" if m.status == "reported" else f":{m.status}")
        for m in mentions
    }


def _is_right(claim: str, told: set[str]) -> bool:
    wanted = set(claim.split())
    if not wanted:
        return not any(":" not in kind for kind in told)
    return wanted <= told and not any(":" not in kind for kind in told - wanted)


def test_nineteen_in_twenty_are_read_right(read) -> None:
    wrong = [(text, claim, _told(read(text))) for text, claim in CLAIMS]
    wrong = [one for one in wrong if not _is_right(one[1], one[2])]
    assert len(wrong) <= len(CLAIMS) // 20, "\n".join(map(str, wrong))


def test_there_are_many_and_the_model_has_not_seen_them() -> None:
    folder = Path(__file__).parents[3] / "data" / "training"
    seen = {
        json.loads(line)["text"]
        for path in folder.glob("s*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    assert len(CLAIMS) >= 75
    assert seen.isdisjoint(text for text, _ in CLAIMS)


@pytest.mark.parametrize("text", ["", "...", "12 34", "Yesterday."])
def test_nothing_comes_of_nothing(read, text) -> None:
    assert read(text) == ()
