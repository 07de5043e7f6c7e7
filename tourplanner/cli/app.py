"""The commands of ``tourplanner``; each is loaded when it is asked for, so that help is quick."""

import sys

import click

from tourplanner._version import __version__
from tourplanner.cli.group import BAD_INPUT, INTERRUPTED, CommandGroup, CommandPlace
from tourplanner.cli.options import examples

COMMANDS = {
    "plan": CommandPlace("tourplanner.cli.plan", "Make a plan and its map."),
    "check": CommandPlace("tourplanner.cli.check", "Judge a plan by every rule."),
    "explain": CommandPlace("tourplanner.cli.explain", "Say why a plan is as it is."),
    "choose": CommandPlace("tourplanner.cli.choose", "Choose communes to add, together with their plan."),
    "whatif": CommandPlace("tourplanner.cli.whatif", "Compare a plan with what else could be."),
    "coverage": CommandPlace(
        "tourplanner.cli.coverage", "Measure who is how far from help, without and with the van."
    ),
    "demand": CommandPlace(
        "tourplanner.cli.demand", "Say how many people each visit may expect, and can receive."
    ),
    "attendance": CommandPlace("tourplanner.cli.attendance", "Keep counts of how many people came."),
    "map": CommandPlace("tourplanner.cli.map", "Draw the map of a plan again."),
    "schedule": CommandPlace("tourplanner.cli.schedule", "Unroll a plan over real dates."),
    "export": CommandPlace("tourplanner.cli.export", "Write calendars, tracks and open data."),
    "print": CommandPlace("tourplanner.cli.print", "Print posters, area sheets and route sheets as PDF."),
    "stops": CommandPlace("tourplanner.cli.stops", "Look after the stops of a config."),
    "roads": CommandPlace("tourplanner.cli.roads", "Get real roads and see how good travel times are."),
    "data": CommandPlace("tourplanner.cli.data", "Look after the tables of places."),
    "new": CommandPlace("tourplanner.cli.new", "Write a commented config to start from."),
}


EPILOG = (
    examples(
        "tourplanner plan                    the pilot, into maps/pilote-2020/",
        "tourplanner new my-plan             a config to fill in: my-plan/plan.toml",
        "tourplanner plan my-plan/plan.toml  its plan and map",
        "tourplanner check maps/mon-plan     judge a plan that was edited by hand",
    )
    + """

\b
Exit codes:
  0  good
  1  a fault of tourplanner itself
  2  bad usage or input, or stopped by Ctrl-C outside of a search
  3  travel times could not be had
  4  not every promise is kept, or a plan breaks a rule

Ctrl-C during a search keeps the best plan found so far: exit 0 if it keeps every promise, else 4.
Set TOURPLANNER_DEBUG=1 to see where a fault of tourplanner happened."""
)


@click.group(
    cls=CommandGroup,
    places=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EPILOG,
)
@click.version_option(__version__, prog_name="tourplanner")
def cli() -> None:
    """Plan the tours of a mobile public service: which village, which day, in which order, and why."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        cli(prog_name="tourplanner")
    except KeyboardInterrupt:
        click.echo(INTERRUPTED, err=True)
        sys.exit(BAD_INPUT)
