"""``python -m figurecheck`` is the same program as ``figurecheck``."""

from figurecheck.cli import main

if __name__ == "__main__":
    main(prog_name="figurecheck")
