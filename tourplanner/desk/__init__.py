"""The planner's desk: a dossier in a browser, at a planner's own machine.

A page reads with ``Session.look()``, a frozen picture of the dossier with its revision, and writes by handing
a command, a frozen dataclass of `commands`, to ``Session.do`` with the revision that it was drawn from: the
journal, undo and the words of a conflict follow from that. A command calls one function of the workflow.
Every request passes the `guard` first.
"""
