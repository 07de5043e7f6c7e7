"""``python -m tourplanner``."""

from tourplanner.cli import main

if __name__ == "__main__":
    main()
