"""What is shown as an example of an event can be typed: written out, or following from its keys."""

import shlex
from collections.abc import Mapping

import click
import pytest

from tourplanner.cli.event import add
from tourplanner.cli.event_typed import as_typed, examples_of
from tourplanner.inputs.config.event_keys import EVENTS, SHAPES
from tourplanner.message import Message


def parsed(kind: str, typed: str) -> Mapping[str, object]:
    """The parameters that a command line gives the command of a kind, those that are said."""
    context = add.commands[kind].make_context(kind, shlex.split(typed), parent=click.Context(add))
    return {name: value for name, value in context.params.items() if value not in (None, (), False)}


@pytest.mark.parametrize("kind", SHAPES)
def test_every_kind_has_an_example_that_can_be_typed(kind: str) -> None:
    assert examples_of(kind)
    for typed in examples_of(kind):
        assert set(SHAPES[kind].needed) <= set(parsed(kind, typed))


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: str(event["kind"]))
def test_an_event_that_is_declared_is_typed_with_all_that_it_says(event: Mapping[str, object]) -> None:
    said = {key for key, value in event.items() if key != "kind" and not isinstance(value, Message)}
    assert said <= set(parsed(str(event["kind"]), as_typed(event)))


def test_what_is_declared_is_typed_as_it_stands() -> None:
    road = next(event for event in EVENTS if event["kind"] == "road")
    assert as_typed(road) == "32269 32436 --from 2027-02-01 --to 2027-02-12 --extra-minutes 15 --one-way"
