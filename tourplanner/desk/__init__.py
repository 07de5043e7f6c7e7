"""The planner's desk: a dossier in a browser, at a planner's own machine.

A view is a module of `views` with its routes, a template and a script of the same name, and a line in
`views.table.VIEWS`. It reads with ``desk_of(request).session.look()``, a frozen picture of the dossier with its
revision, and writes by handing a command, a frozen dataclass of `commands`, to ``Session.do``: the journal,
undo, the words of a conflict and the other windows follow from that. A command calls one function of the
workflow, which the command line calls too.
"""
