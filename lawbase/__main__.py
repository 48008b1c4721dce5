"""`python -m lawbase` is the command line."""

from lawbase.cli import main

if __name__ == "__main__":
    main(prog_name="lawbase")
