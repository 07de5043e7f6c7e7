"""The use cases, a module for each; the only room that knows every other one.

Those of one subject share a room: `sources` (from files to a problem), `people`, `dossier`, `year`,
`told`, `by_hand`, `compared` and `timetable`, each built on those before it.

Nothing here prints: what is found out on the way goes to a `notify`, results are frozen values.
"""
