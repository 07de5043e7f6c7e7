"""A scenario made the draft of a dossier: its config says it from then on, and its plan is the scenario's."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from tourplanner.errors import InputError
from tourplanner.files.write import rewrite_all
from tourplanner.inputs.config.read import read_config
from tourplanner.message import Notify, message
from tourplanner.scenario.lay import under
from tourplanner.scenario.scenario import Scenario
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.dossier import Dossier, open_dossier
from tourplanner.workflow.dossier.edited_config import EditedConfig
from tourplanner.workflow.dossier.rewritten_config import rewritten
from tourplanner.workflow.plan import plan_contents
from tourplanner.workflow.planned import Planned
from tourplanner.workflow.sources.source import of_grid


def take_scenario(
    config: Path, scenario: Scenario, planned: Planned, lang: Language, data: Path | None, notify: Notify
) -> Path:
    """Make a scenario the draft of the dossier that a config lies in; see `taken`.

    Raises
    ------
    InputError
        As `taken`, or if the folder of the config has no plan, or the config of its plan is another file.
    """
    dossier = open_dossier(config.parent, data, notify)
    if dossier.file is None or dossier.file.resolve() != config.resolve():
        raise InputError.of(str(config), message("scenario.not-of-dossier", folder=str(dossier.folder)))
    return taken(dossier, scenario, planned, lang)


def taken(dossier: Dossier, scenario: Scenario, planned: Planned, lang: Language) -> Path:
    """Write a scenario into the config of a dossier that was opened, and its plan beside it; that config.

    Parameters
    ----------
    planned
        The plan of the scenario, as a comparison has solved it.

    Raises
    ------
    InputError
        If the dossier has no config, or has changed since the scenario was solved. Nothing is written then.
    """
    file, catalogue = dossier.file, dossier.plan.catalogue
    if file is None:
        raise InputError.of(str(dossier.folder), message("desk.search-no-config"))
    laid = under(read_config(file, catalogue), scenario, catalogue)
    if laid.config != planned.source.whole:
        raise InputError.of(str(file), message("whatif.is-old"))
    edited, read = rewritten(dossier, EditedConfig.of(dossier, lang), laid, lang)
    before, there = file.read_bytes(), dossier.plan.content
    drawn = replace(
        planned,
        plan_file=replace(planned.plan_file, config=read.table, config_sha256=read.sha256),
        source=replace(planned.source, file=of_grid(read), whole=read.config),
    )
    contents: Mapping[str, str | bytes] = {
        **plan_contents(drawn, dossier.folder, lang),
        file.name: edited.content,
    }

    def change() -> Mapping[str, str | bytes | None]:
        plan = dossier.plan.file
        if plan is None or plan.read_bytes() != there or file.read_bytes() != before:
            raise InputError.of(str(file), message("event.changed-meanwhile"))
        return contents

    rewrite_all(dossier.folder, change)
    return file
