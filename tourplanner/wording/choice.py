"""The labels of a choice of communes."""

from dataclasses import dataclass

from tourplanner.wording.language import Language


@dataclass(frozen=True, slots=True)
class ChoiceLabels:
    """Labels in one language; words in braces are filled in with `str.format`."""

    heading: str
    asked: str
    base: str
    best_title: str
    front_title: str
    front_note: str
    front_empty: str
    rank: str
    communes: str
    weight: str
    population: str
    gained: str
    lost: str
    losers: str
    driving: str
    added: str
    proof: str
    proven: str
    bound: str
    incomplete: str
    recommended: str
    read: str
    per_cycle: str
    proven_best: str
    losers_named: str
    chart: str
    chart_note: str
    axis_driving: str
    method: str
    note: str


FRENCH = ChoiceLabels(
    heading="{count} communes à choisir parmi {candidates}",
    asked="une heure de route par cycle compte autant que {hour}",
    base="Sans elles\u00a0: {driving} de conduite par cycle",
    best_title="Les meilleurs choix",
    front_title="Tous les compromis entre {weight} et conduite",
    front_note="Aucun autre choix ne dessert plus en roulant moins\u00a0; chaque ligne est prouvée.",
    front_empty="Le compromis complet n’est établi que jusqu’à {most} communes candidates.",
    rank="Rang",
    communes="Communes",
    weight="poids ({column})",
    population="habitants",
    gained="Gagnés",
    lost="Perdus",
    losers="Perdent des permanences",
    driving="Conduite",
    added="En plus",
    proof="Preuve",
    proven="prouvé",
    bound="à {gap} près",
    incomplete="La recherche s’est arrêtée à sa limite de temps\u00a0: il peut en exister de meilleurs.",
    recommended="Choix recommandé",
    read="Le plan de ce choix, les communes étant promises\u00a0: {plan}",
    per_cycle="de conduite par cycle",
    proven_best="prouvé\u00a0: aucun autre choix n’est meilleur",
    losers_named="Perdraient leurs permanences, faute de demi-journées libres\u00a0: {names}.",
    chart="Graphique des {points} compromis possibles",
    chart_note=(
        "Chaque point est un choix que nul autre ne bat\u00a0: aucun ne dessert plus en roulant moins. "
        "Le losange plein est le choix recommandé."
    ),
    axis_driving="conduite en plus par cycle →",
    method=(
        "Les communes sont choisies en même temps que les tournées, toutes les règles du plan étant "
        "tenues\u00a0; une heure de route par cycle y compte autant que {hour} {counted}. Temps de "
        "trajet\u00a0:"
    ),
    note="La note d’une page pour en décider\u00a0: {note}",
)

ENGLISH = ChoiceLabels(
    heading="{count} communes to choose among {candidates}",
    asked="an hour of driving in the cycle counts as much as {hour}",
    base="Without them: {driving} of driving in the cycle",
    best_title="The best choices",
    front_title="Every trade-off between {weight} and driving",
    front_note="No other choice serves more and drives less; each line is proven.",
    front_empty="The whole trade-off is found for up to {most} candidate communes only.",
    rank="Rank",
    communes="Communes",
    weight="weight ({column})",
    population="residents",
    gained="Gained",
    lost="Lost",
    losers="Lose visits",
    driving="Driving",
    added="More",
    proof="Proof",
    proven="proven",
    bound="within {gap}",
    incomplete="The search ended at its time limit: there may be better ones.",
    recommended="Recommended choice",
    read="The plan of this choice, its communes being promised: {plan}",
    per_cycle="of driving in the cycle",
    proven_best="proven: no other choice is better",
    losers_named="For want of free half-days these would lose their visits: {names}.",
    chart="Chart of the {points} possible trade-offs",
    chart_note=(
        "Each point is a choice that no other beats: none serves more and drives less. "
        "The full diamond is the recommended one."
    ),
    axis_driving="more driving in the cycle →",
    method=(
        "The communes are chosen together with the tours, by all rules of the plan; an hour of driving in "
        "the cycle counts as much as {hour} {counted}. Travel times:"
    ),
    note="The one-page note to decide by: {note}",
)


def choice_labels(lang: Language) -> ChoiceLabels:
    """The labels in `lang`."""
    return FRENCH if lang is Language.FR else ENGLISH
