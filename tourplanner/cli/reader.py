"""The language of whoever reads: known before anything is parsed, so that faults of usage are told in it."""

from collections.abc import Sequence

import click

from tourplanner.wording.catalogues import template
from tourplanner.wording.language import Language, default_language
