"""Every label that readers see: the fields, one value per language in a file of its own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels in one language, in the lower case that a running text wants unless they stand alone.

    Words in braces are filled in with `str.format`.
    """

    # What is spoken of
    commune: str
    area: str
    areas: str
    depot: str
    depots: str
    depot_named: str
    stop: str
    stops: str
    visit: str
    visits: str
    tour: str
    tours: str
    van: str
    vans: str
    cycle: str
    plan: str
    schedule: str
    place: str
    hours: str
    arrival: str
    service_sites: str
    service_site: str

    # Time
    week: str
    weeks: str
    week_number: str
    weekday: str
    weekdays: str
    half_day: str
    half_days: str
    morning: str
    afternoon: str
    lunch: str
    closed: str
    and_: str

    # Figures
    driving: str
    distance: str
    work: str
    service: str
    total: str
    mean: str
    objective: str
    bound: str
    gap: str
    method: str
    seed: str

    # Columns of a summary by week
    column_date: str
    column_van: str
    column_area: str
    column_morning: str
    column_afternoon: str
    column_distance: str
    column_driving: str
    column_work: str
    column_week: str
    total_week: str
    total_cycle: str
    no_tour: str

    # How good a plan is
    status_optimal: str
    status_feasible: str
    status_infeasible: str
    status_unknown: str
    proof_optimal: str
    proof_partial: str
    proof_bound: str
    proof_none: str
    unserved_title: str
    unserved_required: str
    unserved_optional: str

    # The map
    map_title: str
    map_of_tours: str
    tours_by_date: str
    show_on_map: str
    show_tour: str
    show_visit: str
    show_all: str
    legend: str
    layers: str
    filters: str
    estimated_legs: str
    road_legs: str
    drawn_legs: str
    toured_area: str
    base_map: str
    needs_internet: str
    no_internet: str
    zoom_in: str
    zoom_out: str
    close: str
    sources: str
    travel_times: str
    licences: str
    base_map_credit: str
    nothing_shown: str
