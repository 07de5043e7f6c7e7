"""A process that works for another one."""

import multiprocessing
import multiprocessing.connection
import os
import signal
import threading


def serve_the_parent() -> None:
    """Leave Ctrl-C to the parent, since it reaches every process of a terminal; end when the parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None

    def follow() -> None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
