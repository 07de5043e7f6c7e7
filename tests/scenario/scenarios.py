"""Scenarios laid over the pilot, for tests."""

import tomllib
from functools import cache

from tests.inputs.said import Told, told_by
from tests.instances import catalogue
from tourplanner.inputs.config.read import ConfigFile, parse_config, read_config
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.toml_file import plain_table
from tourplanner.scenario.lay import under
from tourplanner.scenario.scenario import Scenario, parse_scenario

HEAD = 'format = 1\ntitle = "Essai"\n'
"""Two lines: what a test adds begins on the third."""


@cache
def pilot_file() -> ConfigFile:
    """The shipped pilot with its table."""
    return read_config(data_folder() / "pilot.toml", catalogue())


def with_more(text: str, *, repeats: bool = True) -> ConfigFile:
    """The pilot with more TOML at its end; without `repeats`, of exactly its four weeks."""
    pilot = (data_folder() / "pilot.toml").read_text(encoding="utf-8")
    whole = (pilot if repeats else pilot.replace("repeats = true", "repeats = false")) + text
    table = plain_table(tomllib.loads(whole))
    return ConfigFile(parse_config(table, catalogue(), "pilot.toml", whole), table, "", "pilot.toml")


def scenario(text: str) -> Scenario:
    """A scenario from what follows its title."""
    return parse_scenario(tomllib.loads(HEAD + text), "essai.toml", HEAD + text)


def laid(text: str, file: ConfigFile | None = None) -> ConfigFile:
    """A config, the pilot's if none is given, under a scenario."""
    return under(file or pilot_file(), scenario(text), catalogue())


def faults_of(text: str, file: ConfigFile | None = None) -> tuple[Told, ...]:
    """The faults of a scenario over a config, the pilot's if none is given, in words."""
    return told_by(lambda: laid(text, file))
