"""Hands over: without a command the window opens, else the command line does the work."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program with the words it was started with; returns the exit status."""
    from ises_desk.options import UnknownWords, split

    words = sys.argv[1:]
    try:
        options, left = split(words)
    except UnknownWords:
        left = words
    if left:
        from ises_desk import cli

        return cli.main(words)
    from ises_desk import app

    return app.main(options)


if __name__ == "__main__":
    sys.exit(main())
