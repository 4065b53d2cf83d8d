"""A screen for browsers that have to draw windows, on computers without one."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Give an environment for programs with windows: this one, or that of a screen which nobody sees.

    Such a screen chooses its own free number, so several can run side by side, and it ends with this block.

    Raises OSError where there is neither a screen nor Xvfb.
    """
    if os.environ.get("DISPLAY"):
        yield dict(os.environ)
        return
    number, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24", "-nolisten", "tcp", "-noreset"]
    try:
        xvfb = subprocess.Popen(command, pass_fds=(write,), stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    finally:
        os.close(write)
        reader = os.fdopen(number)
    with xvfb, reader:
        try:
            # It writes the number when it is ready. Nothing comes where it ended instead.
            display = reader.readline().strip()
            if not display:
                raise OSError("Xvfb does not start")
            # Browsers would prefer a Wayland session, which is somebody's own.
            yield {**os.environ, "DISPLAY": f":{display}", "GDK_BACKEND": "x11"}
        finally:
            xvfb.terminate()
