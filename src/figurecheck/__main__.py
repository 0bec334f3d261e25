"""The program: ``figurecheck``, and ``python -m figurecheck`` the same."""

import gc

from figurecheck.cli import main


def run() -> None:
    """Runs the command of this process, which ends with it.

    15 ms of a short run go into looking for rubbish that is not there, nor is there any need to
    take everything apart on the way out. Whoever calls ``main`` from Python goes on afterwards.
    """
    gc.set_threshold(100_000)
    try:
        main(prog_name="figurecheck")
    finally:
        gc.freeze()


if __name__ == "__main__":
    run()
