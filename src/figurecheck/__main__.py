"""The program: ``figurecheck``, and ``python -m figurecheck`` the same."""

import gc
import sys


def run() -> None:
    """Runs the command of this process, which ends with it.

    15 ms of a short run go into looking for rubbish that is not there, nor is there any need to
    take everything apart on the way out. Whoever calls ``main`` from Python goes on afterwards.
    """
    gc.set_threshold(100_000)
    try:
        from figurecheck.cli import main

        main(prog_name="figurecheck")
    except KeyboardInterrupt:  # while it was loaded; later the command sees to it
        sys.exit(130)  # as in `console`, which may not have been loaded, and so for 2
    except (MemoryError, OSError) as error:  # too little memory, or too few files, to load it
        if sys.stderr is not None:
            sys.stderr.write(f"figurecheck: it cannot be loaded: {type(error).__name__}\n")
        sys.exit(2)
    finally:
        gc.freeze()


if __name__ == "__main__":
    run()
