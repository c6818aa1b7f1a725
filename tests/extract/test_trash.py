"""Whole articles about nothing political: no event may be coded, whatever words of war and bargaining they use."""

import pytest

from tests.tagged import code

ARTICLES = {
    "football": """Marsk Rovers 3-1 Ruritania United

MARSK, May 5 - Marsk Rovers fought back from a goal down to beat Ruritania United 3-1 on Saturday and move to the top of the league.
Ruritania struck first when their captain fired home from twenty metres after the hosts failed to clear a corner. Rovers attacked from the restart and hit the bar twice before the equaliser. The visitors' defence collapsed in the last half hour, and a late strike by the substitute killed off the match.
"We came under siege in the first half, but we never surrendered," said the coach. "The boys fought for every ball."
Rovers meet Sylvania City in the final next week. United sacked their manager after the defeat and are in talks with two candidates.""",
    "tennis": """The defending champion crashed out of the Sylvanian Open on Monday, beaten in straight sets by a qualifier who had never won a match on clay.
The Freedonian, seeded second, saved four match points but surrendered her serve in the final game. She will now withdraw from the doubles to rest a shoulder injury.
Her rival advances to a clash with the third seed, who survived a battle of almost four hours. The winner faces the Ruritanian number one, whose shots from the baseline destroyed her opponent.""",
    "cricket": """Sylvania declared at 412 for six and then attacked with spin, taking four wickets before stumps on the second day of the Test against Freedonia.
The openers had launched a fierce assault on the new ball, the left-hander hitting nine fours in an unbroken stand. Freedonia's captain was hit on the helmet but refused to leave the field. Rain is forecast for Sunday, which may force the umpires to abandon play.""",
    "results": """Shares in Ruritania Steel fell 8 percent on Tuesday after the company cut its profit forecast for the second time this year.
The firm, locked in a price war with rivals, said cheaper imports had hit margins and that it would fire 400 workers and close a plant. Costs exploded in the quarter, the chief executive told analysts. "We are fighting on all fronts," he said.
The bank that led the share sale has withdrawn its rating. Investors fled to bonds, and the index retreated 2 percent from its record.""",
    "merger": """Two of the largest breweries in Sylvania said on Wednesday that they had agreed to merge, ending a takeover battle that began in March.
The deal values the smaller company at 2 billion crowns. Shareholders rejected a hostile bid from a rival in April. The new group will launch its products in six markets and expects to save 90 million crowns a year. Analysts welcomed the move, which they said would put pressure on smaller firms.""",
    "weather": """A storm battered the coast of Freedonia overnight, killing three people and leaving thousands without power, forecasters said.
Winds of 150 km an hour hit the islands first and then struck the mainland, destroying roofs and blowing down trees. Floods swept through the valley on Monday, and a landslide buried two houses. Cold air from the north will clash with a warm front on Tuesday, when heavy snow is expected to attack the passes. Temperatures will retreat below zero by the weekend.""",
    "earthquake": """An earthquake of magnitude 6.1 shook the east of Ruritania early on Thursday, destroying homes and injuring dozens.
The quake struck at 4 a.m. at a depth of ten kilometres and triggered landslides that blocked the road to the coast. A second shock hit the same villages two hours later. Houses of mud brick exploded into dust, a farmer said.""",
    "film": """In "The Last Colonel", the new thriller from the director of "Winter Siege", a disgraced officer kidnaps the president of an invented republic and demands that the army withdraw from the south.
The film opens with an attack on a convoy and never lets go. Rebels storm the palace, ministers are shot, and the capital burns. The lead actor steals every scene; his duel with the general is the best fight of the year. The script surrenders to cliché only in the last ten minutes, when the lovers meet on a bridge and the enemy releases its prisoners. Audiences at the festival protested that it was too short.""",
    "book": """Her third novel, written in spare prose, tells of a village that is occupied by an army whose soldiers speak no known language.
In the opening chapter the mayor is arrested, and a teacher murders a corporal. The narrator, a boy of nine, witnesses the massacre that follows. Later the book retreats into dreams. Readers of her earlier books will know the tone. The author captures silence better than any of her critics admit. A sequel, in which the villagers rebel, is due next spring.""",
    "game": """The sequel to the popular strategy game lets players invade neighbouring kingdoms, besiege castles and sign treaties.
In the new campaign you lead a band of rebels who must free a captured queen. Cannons bombard the walls while knights attack from the flank. The computer opponent attacks too early and rarely retreats.""",
    "recipe": """Plum dumplings with brown butter

Beat the eggs with the sugar until pale. Fold in the flour and leave the dough to rest for an hour. Shoot a little cream over the plums, kill the heat and cover the pan.
Bring a large pot of water to the boil. Drop in the dumplings, a few at a time, and release them with a spoon if they stick. Remove from the water when they rise. Fire up the grill, brown the crumbs in butter, and strike a balance between sweet and sour with a squeeze of lemon. Attack while hot.""",
    "obituary": """The pianist Ada Morvan, who has died aged 91, brought the music of her native Sylvania to concert halls on four continents.
Born above a bakery, she met her teacher, a pupil of a pupil of Liszt, at the age of six. She won her first prize at 14 and left for the conservatory a year later. Critics hailed her recordings, and orchestras fought over her. She battled arthritis for twenty years and withdrew from the stage in 2009. Her husband died in 2015. She is survived by two sons.""",
    "biology": """A protein that helps bacteria to resist antibiotics also triggers the immune system to attack healthy cells, researchers reported on Monday.
The team bombarded the protein with X-rays and captured its shape in unprecedented detail. When the molecule meets the cell wall it releases an enzyme that destroys the membrane and kills the cell within minutes. White blood cells are then mobilised and invade the tissue. The findings could help doctors to fight sepsis, a condition that kills millions of people every year.""",
    "space": """The probe launched by the space agency in 2029 has met the asteroid it had been chasing for two years.
On Sunday it fired its thrusters and entered orbit. Next month it will shoot a copper bullet at the surface, strike a crater and collect the dust. A solar storm hit the craft in April and knocked out a camera. Particles from the sun bombard its panels day and night.""",
    "medicine": """He had a heart attack at 44 and a second one at 51. Doctors at the hospital in Marsk operated for nine hours and saved his life.
Now the former baker has declared war on fat. He fights a daily battle with his appetite, and his wife has banned butter from the house. "I was under attack from my own arteries," he says. "I surrendered to the doctors, and they won."
Strokes and heart disease kill more people in Ruritania than all other illnesses together.""",
    "accident": """Twelve people died and thirty were hurt when a bus left the road and plunged into a ravine in the north of Sylvania on Friday.
The driver lost control on a bend and hit a barrier. A truck had crashed at the same place an hour earlier, killing its driver. Passengers smashed windows to escape. The vehicle exploded minutes after the last of them had been pulled out.""",
    "chess": """The grandmaster attacked on the queen's side, sacrificed a bishop and captured two pawns, but his opponent defended coolly and forced him to retreat.
After the exchange of queens White offered a draw, which Black rejected. A blunder on move 41 killed White's hopes. He resigned nine moves later. The players meet again on Tuesday.""",
    "gardening": """Slugs attack young lettuce at night, so protect the seedlings with a ring of ash.
Frost kills dahlias: bring the tubers in before November. Bomb the beds with compost in spring, remove weeds, and cut back the roses hard. Ants that invade the greenhouse retreat when the door is left open. If mildew strikes, spray with milk.""",
    "celebrity": """The singer and the actor have split after six years, their agents said.
The pair met on the set of a comedy and moved in together within weeks. Friends say that they fought about her tours. He stormed out of a party in March. She accused nobody, wished him well and left for the islands. Her new single is set to explode.""",
    "travel": """The old fort above Marsk was stormed eleven times and surrenders now to anyone with a ticket for four crowns.
Leave the car at the harbour and attack the 300 steps before the heat strikes. A museum of the war displays cannons and uniforms. In the evening the square is occupied by tables, and fiddlers fire up the crowd. Ferries leave every hour for the islands.""",
}


@pytest.mark.parametrize("text", [pytest.param(text, id=kind) for kind, text in ARTICLES.items()])
def test_article_about_nothing_political_has_no_events(text: str) -> None:
    told = [f"{event.type} {event.status} {event.trigger.quote!r} by {event.rule}" for event in code(text).events]
    assert not told
