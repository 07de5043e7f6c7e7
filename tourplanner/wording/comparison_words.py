"""Every label of comparisons, in French and in English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ComparisonWords:
    """Labels in one language; words in braces are filled in with `str.format`."""

    comparison: str
    base: str
    scenario: str
    scenarios: str
    figure: str
    measures: dict[str, str]
    status: str
    gap: str
    unproven: str
    cycle_of: str
    fates: dict[str, str]
    fate_counts: dict[str, tuple[str, str]]
    reasons: str
    delta_note: str
    cost_note: str
    before: str
    after: str
    not_served: str
    stop_column: str
    commune_column: str
    area_column: str
    residents_column: str
    reason_column: str
    missing_column: str
    sheet_figures: str
    sheet_stops: str
    sheet_reasons: str
    difference: str
    view: str
    view_before: str
    view_after: str
    view_difference: str
    difference_title: str
    no_difference: str
    week_short: str
    show_on_map: str
    map_title: str
    and_more: str
    grid_done: str
    grid_columns: dict[str, str]
    grid_combination: str
    grid_best: str
    grid_resumed: str


FRENCH = ComparisonWords(
    comparison="Comparaison",
    base="Plan de départ",
    scenario="scénario",
    scenarios="scénarios",
    figure="Par cycle",
    measures={
        "visits": "Permanences",
        "missing_visits": "Permanences promises sans date",
        "missing_wishes": "Permanences souhaitées sans date",
        "communes": "Communes desservies",
        "residents": "Habitants de ces communes",
        "people": "Personnes attendues",
        "longest_gap_days": "Plus longue attente",
        "week_opening_seconds": "Accueil du public par semaine",
        "tours": "Tournées",
        "distance_m": "Distance",
        "drive_seconds": "Conduite",
        "work_seconds": "Travail",
        "week_work_mean_seconds": "Semaine d’un équipage, moyenne",
        "week_work_max_seconds": "Semaine d’un équipage, maximum",
        "cost_cents": "Coût",
        "cost_per_visit_cents": "Coût par permanence",
        "cost_per_resident_cents": "Coût par habitant",
        "cost_per_person_cents": "Coût par personne attendue",
    },
    status="Plan",
    gap="Écart au minimum prouvé",
    unproven="non prouvé",
    cycle_of="Cycle de {weeks}",
    fates={
        "new": "nouvelle",
        "lost": "perdue",
        "more": "plus souvent",
        "fewer": "moins souvent",
        "moved": "déplacée",
        "same": "inchangée",
    },
    fate_counts={
        "new": ("commune nouvelle", "communes nouvelles"),
        "lost": ("commune perdue", "communes perdues"),
        "more": ("plus souvent", "plus souvent"),
        "fewer": ("moins souvent", "moins souvent"),
        "moved": ("déplacée", "déplacées"),
        "same": ("inchangée", "inchangées"),
    },
    reasons="Permanences sans date",
    delta_note="Sous chaque chiffre, l’écart avec le plan de départ.",
    cost_note=(
        "Coût\u00a0: carburant, heures des agents et amortissement des véhicules, d’après la table [costs] "
        "du plan (à défaut, des ordres de grandeur)."
    ),
    before="avant",
    after="après",
    not_served="pas desservie",
    stop_column="Arrêt",
    commune_column="Commune",
    area_column="Intercommunalité",
    residents_column="Habitants",
    reason_column="Raison",
    missing_column="Sans date",
    sheet_figures="Chiffres",
    sheet_stops="Arrêts",
    sheet_reasons="Raisons",
    difference="différence",
    view="Vue",
    view_before="Avant",
    view_after="Après",
    view_difference="Différences",
    difference_title="Ce qui change",
    no_difference="Rien ne change pour les communes.",
    week_short="sem.",
    show_on_map="Voir sur la carte",
    map_title="{title}\u00a0– comparaison",
    and_more="… et {count} de plus",
    grid_done="{done} combinaisons sur {total}",
    grid_columns={
        "visits": "Permanences",
        "missing_visits": "Sans date",
        "communes": "Communes",
        "residents": "Habitants",
        "distance_m": "Distance",
        "drive_seconds": "Conduite",
        "cost_cents": "Coût",
    },
    grid_combination="Combinaison",
    grid_best=(
        "Les {shown} meilleures combinaisons sur {total}\u00a0: d’abord celles qui tiennent le plus de "
        "promesses, puis qui touchent le plus d’habitants, puis qui roulent le moins."
    ),
    grid_resumed="{number} combinaisons étaient déjà calculées.",
)

ENGLISH = ComparisonWords(
    comparison="Comparison",
    base="Base plan",
    scenario="scenario",
    scenarios="scenarios",
    figure="Per cycle",
    measures={
        "visits": "Visits",
        "missing_visits": "Promised visits without a date",
        "missing_wishes": "Wished visits without a date",
        "communes": "Communes served",
        "residents": "Residents of these communes",
        "people": "People expected",
        "longest_gap_days": "Longest wait",
        "week_opening_seconds": "Opening hours per week",
        "tours": "Tours",
        "distance_m": "Distance",
        "drive_seconds": "Driving",
        "work_seconds": "Work",
        "week_work_mean_seconds": "Week of a crew, mean",
        "week_work_max_seconds": "Week of a crew, longest",
        "cost_cents": "Cost",
        "cost_per_visit_cents": "Cost per visit",
        "cost_per_resident_cents": "Cost per resident",
        "cost_per_person_cents": "Cost per person expected",
    },
    status="Plan",
    gap="Gap to the proven bound",
    unproven="not proven",
    cycle_of="Cycle of {weeks}",
    fates={
        "new": "new",
        "lost": "lost",
        "more": "more often",
        "fewer": "less often",
        "moved": "moved",
        "same": "unchanged",
    },
    fate_counts={
        "new": ("new commune", "new communes"),
        "lost": ("lost commune", "lost communes"),
        "more": ("more often", "more often"),
        "fewer": ("less often", "less often"),
        "moved": ("moved", "moved"),
        "same": ("unchanged", "unchanged"),
    },
    reasons="Visits without a date",
    delta_note="Below each figure, its difference to the base plan.",
    cost_note=(
        "Cost: fuel, agents’ hours and the price of the vans over the years, by the table [costs] of the "
        "plan (where it has none, orders of magnitude)."
    ),
    before="before",
    after="after",
    not_served="not served",
    stop_column="Stop",
    commune_column="Commune",
    area_column="Intercommunalité",
    residents_column="Residents",
    reason_column="Reason",
    missing_column="Missing",
    sheet_figures="Figures",
    sheet_stops="Stops",
    sheet_reasons="Reasons",
    difference="difference",
    view="View",
    view_before="Before",
    view_after="After",
    view_difference="Differences",
    difference_title="What changes",
    no_difference="Nothing changes for the communes.",
    week_short="wk",
    show_on_map="Show on the map",
    map_title="{title} – comparison",
    and_more="… and {count} more",
    grid_done="{done} combinations of {total}",
    grid_columns={
        "visits": "Visits",
        "missing_visits": "Missing",
        "communes": "Communes",
        "residents": "Residents",
        "distance_m": "Distance",
        "drive_seconds": "Driving",
        "cost_cents": "Cost",
    },
    grid_combination="Combination",
    grid_best=(
        "The {shown} best of {total} combinations: first those that keep the most promises, then those that "
        "reach most residents, then those that drive least."
    ),
    grid_resumed="{number} combinations were solved before.",
)
