"""`python -m textlint` is the command `textlint`."""

from textlint.clients.cli.main import run

if __name__ == "__main__":
    run()
