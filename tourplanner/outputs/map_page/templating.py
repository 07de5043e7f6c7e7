"""Templates and assets of map pages, and how texts of others become safe in them.

Three layers read what we write. A browser reads HTML and JavaScript; and branca, before it, reads
what an element has rendered once more as a template: braces in a text must not reach it.
"""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, Template, select_autoescape

PACKAGE = "tourplanner.outputs.map_page"
_UNSAFE = {char: f"\\u{ord(char):04x}" for char in "<>&'{}\u2028\u2029"}
_IMAGES = re.compile(r"[\w-]+:\s*url\([^)]*\);")
_COMMENTS = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_OWN_LINES = re.compile(r"^ */\*.*?\*/\n|^\n", re.DOTALL | re.MULTILINE)
# No text of ours goes over the end of a line.
_INDENTS = re.compile(r"^ +", re.MULTILINE)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def js_text(text: str) -> str:
    """A JavaScript string literal of `text`, safe inside ``<script>`` and inside a template."""
    literal = json.dumps(text, ensure_ascii=False)
    return "".join(_UNSAFE.get(char, char) for char in literal)


def without_braces(html: str) -> str:
    """`html` with its braces as character references, safe inside a template."""
    return html.replace("{", "&#123;").replace("}", "&#125;")


@cache
def asset(name: str, package: str = PACKAGE) -> str:
    """Text of a file of the folder ``assets`` of a package."""
    return files(package).joinpath("assets", name).read_text(encoding="utf-8")


@cache
def source(name: str, package: str = PACKAGE) -> str:
    """A script or style sheet of ours without comments and indents, which only we need."""
    return _INDENTS.sub("", _OWN_LINES.sub("", asset(name, package)))


@cache
def leaflet_script() -> str:
    """Leaflet under its licence, without the address of its source map."""
    licence = asset("leaflet-LICENSE").replace("*/", "")
    return f"/*!\n{licence}*/\n{_SOURCE_MAP.sub('', asset('leaflet.js'))}"


@cache
def leaflet_style() -> str:
    """Leaflet's style sheet without its images, which only parts that the map has not would show."""
    return _IMAGES.sub("", _COMMENTS.sub("", asset("leaflet.css")))


def template(name: str, package: str = PACKAGE) -> Template:
    """The template `name` of a package, which knows those of all pages too; HTML escapes what it is given."""
    return _environment(package).get_template(name)


def fragment(name: str, package: str = PACKAGE, **values: Any) -> str:
    """HTML rendered from the template `name`, fit to be handed to branca."""
    return without_braces(template(name, package).render(**values).strip())


@cache
def _environment(package: str) -> Environment:
    """Where templates are read from: the package's own first."""
    packages = dict.fromkeys((package, PACKAGE))
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(each, "templates") for each in packages]),
        autoescape=select_autoescape(["html"]),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["js"] = js_text
    return environment
