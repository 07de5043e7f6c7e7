"""Notes: one HTML page each, in the same clothes, which asks nothing of a network."""

from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader, Template, select_autoescape

HERE = "tourplanner.outputs.note_page"
NOTE = "note.html"


@cache
def note_template(package: str) -> Template:
    """The template ``note.html`` of a package of outputs, which may extend and include those of this one."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(package, "templates"), PackageLoader(HERE, "templates")]),
        autoescape=select_autoescape(["html"]),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(NOTE)
