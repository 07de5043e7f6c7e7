"""Reading ``plan.json``: whatever the text is, a plan file or every fault of it in one error."""

from tourplanner.domain.by_hand import ByHand, Lacking
from tourplanner.domain.correction import Correction, RoadCorrection
from tourplanner.domain.document import PLAN, read_root
from tourplanner.domain.fields import Faults, Fields
from tourplanner.domain.period import CycleKind, Half
from tourplanner.domain.place import Area, Commune, Position
from tourplanner.domain.plan import Outcome, Plan, Status, Unserved
from tourplanner.domain.plan_aim import AimReached, PlanAim, Scope
from tourplanner.domain.plan_file import Figures, PlanFile, PlanTravel, RoadLine, TourFigures
from tourplanner.domain.provenance import Provenance
from tourplanner.domain.tour import Tour, Visit
from tourplanner.message import Message


def decode(text: str, source: str) -> PlanFile:
    """The plan file that `text` says; figures that follow from its tours are not looked at.

    Parameters
    ----------
    text
        The content of a ``plan.json``; keys that are not known are passed over.
    source
        Name of the file, for faults.

    Raises
    ------
    InputError
        With all faults: the text is not JSON, not a plan, of another format, or has keys that are
        missing or whose values are of another kind.
    """
    faults = Faults(source)
    root = read_root(text, faults, PLAN)
    plan_file = _plan_file(root)
    faults.settle()
    return plan_file


def decode_figures(text: str, source: str) -> Figures:
    """The figures that a ``plan.json`` states although they follow from its tours.

    Raises
    ------
    InputError
        As `decode`.
    """
    faults = Faults(source)
    root = read_root(text, faults, PLAN)
    totals = root.inner("totals")
    stated = Figures(
        objective=root.inner("result").whole("objective_drive_seconds"),
        tours=tuple(_tour_figures(row) for row in root.each("tours")),
        tour_count=totals.whole("tours"),
        visit_count=totals.whole("visits"),
        drive_seconds=totals.whole("drive_seconds"),
        distance_m=totals.whole("distance_m"),
        work_seconds=totals.whole("work_seconds"),
        service_seconds=totals.whole("service_seconds"),
    )
    faults.settle()
    return stated


def _plan_file(root: Fields) -> PlanFile:
    calendar, places = root.inner("calendar"), root.optional("places", Fields.inner)
    result = root.inner("result")
    plan = Plan(
        outcome=_outcome(result),
        tours=tuple(read_tour(row) for row in root.each("tours")),
        unserved=tuple(_unserved(row) for row in root.each("unserved")),
    )
    return PlanFile(
        plan=plan,
        title=root.text("title"),
        config_sha256=root.text("config_sha256"),
        created_with=root.text("created_with"),
        start=calendar.day("start"),
        weeks=calendar.whole("weeks", 1),
        repeats=calendar.optional("repeats", Fields.flag) or False,
        cycle=_cycle(calendar),
        travel=_travel(root.inner("travel")),
        config=root.inner("config").table if root.has("config") else None,
        communes=tuple(_commune(row) for row in places.each("communes")) if places else (),
        areas=tuple(_area(row) for row in places.each("areas")) if places else (),
        notes=root.optional("notes", Fields.all_said) or (),
        aims=tuple(map(_aim, result.optional("aims", Fields.each) or ())),
        least_missing=result.optional("least_missing_visits", Fields.whole) or 0,
        dossier=root.optional("dossier", Fields.text) or "",
        by_hand=_by_hand(result.inner("by_hand")) if result.has("by_hand") else None,
    )


def _outcome(fields: Fields) -> Outcome:
    return Outcome(
        status=Status(fields.one_of("status", [status.value for status in Status])),
        method=fields.text("method"),
        seed=fields.whole("seed"),
        objective=fields.whole("objective_drive_seconds"),
        bound=fields.optional("bound_drive_seconds", Fields.whole),
    )


def _by_hand(fields: Fields) -> ByHand:
    wishes = ((row.whole("priority"), row.whole("missing")) for row in fields.each("missing_wishes"))
    return ByHand(
        status=Status(fields.one_of("status", [status.value for status in Status])),
        bound=fields.optional("bound_drive_seconds", Fields.whole),
        lacking=Lacking(fields.whole("missing_required"), tuple(wishes)),
    )


def _aim(fields: Fields) -> AimReached:
    return AimReached(
        aim=PlanAim(fields.one_of("aim", [aim.value for aim in PlanAim])),
        value=fields.whole("value"),
        bound=fields.optional("bound", Fields.whole),
        scope=Scope(fields.one_of("proven_for", [scope.value for scope in Scope])),
        price=fields.optional("price_drive_seconds", Fields.whole),
        found=fields.optional("price_is_of_plans_found", Fields.flag) or False,
    )


def _cycle(calendar: Fields) -> CycleKind:
    """What the weeks of the grid are laid on: one after another where nothing is said."""
    kinds = {kind.value: kind for kind in CycleKind}
    named = calendar.optional("cycle", lambda fields, key: fields.one_of(key, kinds.keys()))
    return kinds.get(named or "", CycleKind.WEEKS)


def _travel(fields: Fields) -> PlanTravel:
    matrix = fields.optional("matrix", Fields.inner)
    return PlanTravel(
        provenance=_provenance(fields),
        seconds=matrix.rows("seconds") if matrix else None,
        metres=matrix.rows("metres") if matrix else None,
        lines=tuple(map(_line, fields.optional("lines", Fields.each) or ())),
        allowed_more=fields.optional("allowed_more_minutes", Fields.whole) or 0,
        noon_more=fields.optional("noon_more_minutes", Fields.whole) or 0,
    )


def _provenance(fields: Fields) -> Provenance:
    return Provenance(
        provider=fields.text("provider"),
        detail=fields.text("provenance"),
        van_factor=fields.number("van_factor", 0, 100),
        # Plans that do not say so have estimates: the safe side, since estimates are marked.
        estimated=fields.flag("estimated") if fields.has("estimated") else True,
        dated=fields.optional("dated", Fields.day),
        corrections=tuple(map(_correction, fields.optional("corrections", Fields.each) or ())),
        lines_by=fields.optional("lines_provider", Fields.text) or "",
    )


def _correction(fields: Fields) -> RoadCorrection:
    told = Correction(
        origin=fields.text("from"),
        destination=fields.text("to"),
        extra=fields.whole("extra_seconds"),
        closed=fields.flag("closed"),
        first=fields.optional("from_date", Fields.day),
        last=fields.optional("to_date", Fields.day),
        why=fields.text("why"),
        one_way=fields.flag("one_way"),
    )
    return RoadCorrection(told, fields.texts("by_way_of"), fields.flag("no_way"))


def _line(fields: Fields) -> RoadLine:
    return RoadLine(fields.whole("from"), fields.whole("to"), fields.line("line"))


def read_tour(fields: Fields) -> Tour:
    """A tour as every file has it."""
    return Tour(
        van=fields.text("van"),
        depot=fields.text("depot"),
        date=fields.day("date"),
        start=fields.clock("start"),
        leave=fields.clock("leave"),
        back=fields.clock("return"),
        end=fields.clock("end"),
        lunch=fields.optional("lunch", Fields.span),
        visits=tuple(_visit(row) for row in fields.each("visits")),
        leg_back_drive_seconds=fields.whole("leg_back_drive_seconds"),
        leg_back_distance_m=fields.whole("leg_back_distance_m"),
        crew=fields.text("crew") if fields.has("crew") else "",
        lunch_leg=_lunch_leg(fields),
    )


def _lunch_leg(fields: Fields) -> tuple[int, int] | None:
    """The drive to where lunch is, which only some tours have."""
    if not fields.has("lunch_leg"):
        return None
    leg = fields.inner("lunch_leg")
    return leg.whole("drive_seconds"), leg.whole("distance_m")


def _visit(fields: Fields) -> Visit:
    return Visit(
        stop=fields.text("stop"),
        half=Half(fields.one_of("half", [half.value for half in Half])),
        arrive=fields.clock("arrive"),
        start=fields.clock("start"),
        end=fields.clock("end"),
        leg_drive_seconds=fields.whole("leg_drive_seconds"),
        leg_distance_m=fields.whole("leg_distance_m"),
        pause=fields.optional("pause", Fields.span),
        leg_allowed_seconds=fields.optional("leg_allowed_seconds", Fields.whole) or 0,
    )


def _tour_figures(fields: Fields) -> TourFigures:
    # The work of a tour that ends before it starts is below nothing, and stated so.
    return TourFigures(
        drive_seconds=fields.whole("drive_seconds"),
        distance_m=fields.whole("distance_m"),
        work_seconds=fields.whole("work_seconds", -(10**6)),
    )


def _unserved(fields: Fields) -> Unserved:
    return Unserved(
        stop=fields.text("stop"),
        missing_visits=fields.whole("missing_visits"),
        required=fields.flag("required"),
        rules=fields.texts("rules"),
        reason=fields.text("reason"),
        reason_message=_message(fields, "reason_message"),
    )


def _message(fields: Fields, key: str) -> Message | None:
    """A message, which earlier versions did not write."""
    said = fields.optional(key, Fields.said)
    return said if isinstance(said, Message) else None


def _commune(fields: Fields) -> Commune:
    return Commune(
        code=fields.text("code"),
        name=fields.text("name"),
        epci=fields.text("epci"),
        position=Position(fields.number("latitude", -90, 90), fields.number("longitude", -180, 180)),
        population=fields.whole("population"),
        postal_code=fields.text("postal_code"),
        merged_into=fields.optional("merged_into", Fields.text),
        merged_on=fields.optional("merged_on", Fields.day),
        canton=fields.optional("canton", Fields.text) or "",
    )


def _area(fields: Fields) -> Area:
    return Area(epci=fields.text("epci"), name=fields.text("name"))
