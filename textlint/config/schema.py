"""The JSON schema of a configuration, for editors."""

from typing import Any

import msgspec

from textlint.config.meanings import MEANINGS
from textlint.config.model import Configuration
from textlint.readers import formats


def schema() -> dict[str, Any]:
    """What `textlint.toml` may hold, in JSON Schema 2020-12."""
    made = msgspec.json.schema(Configuration)
    parts = made["$defs"]
    for name, meaning in MEANINGS.items():
        table, _, key = name.rpartition(".")
        home = {"lexicon": "Lexicon", "languagetool": "LanguageTool"}.get(table, "Configuration")
        parts[home]["properties"][key]["description"] = meaning.text.replace("`", "")
    parts["Configuration"]["properties"]["format-in"]["enum"] = list(formats())
    for part in parts.values():
        part.pop("title")
        part["description"] = part["description"].replace("`", "")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "textlint.toml",
        **parts.pop("Configuration"),
        "$defs": parts,
    }
