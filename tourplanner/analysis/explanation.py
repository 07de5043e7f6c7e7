"""Offers and alternatives in words."""

from collections.abc import Mapping

from tourplanner.analysis.alternatives import Alternative, Answer
from tourplanner.analysis.relax import Edit, Offer
from tourplanner.domain.config import Config
from tourplanner.wording.clash import drive_change, lost_visits, said, slot_name, weekday_phrase
from tourplanner.wording.format import clock, day, duration, integer
from tourplanner.wording.language import Language
from tourplanner.wording.reasons import counted


def offer_line(offer: Offer, areas: Mapping[str, str], lang: Language) -> str:
    """``ajouter un véhicule : toutes les promesses tenues, +1 h 12 de route``."""
    space = " " if lang is Language.FR else ""
    if offer.missing:
        key = "won" if offer.won else "fewer"
        won = counted(offer.won, "visits", lang)
        gain = said(key, lang, won=won, missing=integer(offer.missing, lang))
    else:
        gain = said("others-kept" if offer.given_up else "all-kept", lang)
    text = edit_sentence(offer.edit, areas, lang)
    return f"{text}{space}: {gain}, {drive_change(offer.drive_change, lang)}"


def edit_sentence(edit: Edit, areas: Mapping[str, str], lang: Language) -> str:
    """What an edit changes."""
    return said(
        edit.kind,
        lang,
        subject=areas.get(edit.subject) or _stop_name(edit.config, edit.subject),
        weekday=weekday_phrase(edit.weekday, lang),
        day="" if edit.day is None else day(edit.day, lang),
        seconds=duration(edit.seconds, lang),
        clock=clock(edit.seconds, lang),
    )


def alternative_line(alternative: Alternative, lang: Language) -> str:
    """``lundi matin : interdit (area-days)``."""
    space = " " if lang is Language.FR else ""
    name = slot_name(alternative.weekday, alternative.half, lang)
    return f"{name}{space}: {alternative_answer(alternative, lang)}"


def alternative_answer(alternative: Alternative, lang: Language) -> str:
    """What a half-day would cost, or what forbids it."""
    match alternative.answer:
        case Answer.HERE:
            return said("here", lang)
        case Answer.FORBIDDEN:
            return said("forbidden", lang, rules=", ".join(alternative.rules))
        case Answer.PROMISES:
            return lost_visits(alternative.promises, alternative.wishes, lang)
        case Answer.DRIVE:
            return drive_change(alternative.drive_change, lang)
        case Answer.UNKNOWN:
            return said("undecided", lang)


def _stop_name(config: Config, stop_id: str) -> str:
    return next((stop.name for stop in config.stops if stop.id == stop_id), stop_id)
