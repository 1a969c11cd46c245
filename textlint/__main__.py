"""`python -m textlint` is the command `textlint`."""

from textlint.clients.cli.main import main

if __name__ == "__main__":
    main()
