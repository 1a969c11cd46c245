"""What the keys of a configuration mean: for the JSON schema, the documentation and the file that `init` writes."""

from typing import NamedTuple


class Meaning(NamedTuple):
    """A key as people are told of it."""

    text: str  # one sentence, or several
    example: str  # as TOML writes it after `=`, or in its table
    default: str = ""  # what holds when no file sets it; empty: nothing


MEANINGS = {
    "extend": Meaning(
        "Configuration files that hold first, as if they stood here; paths from this file. Their own paths and "
        "patterns count from themselves.",
        '"../textlint.toml"',
    ),
    "profile": Meaning(
        "Which rules run: `default` (all that are on), `light` (debris, markup and encoding only) or `full` (rules of "
        "style, too).",
        '"full"',
        '"default"',
    ),
    "select": Meaning("Rules or families to run in place of the profile's.", '["entity", "markup/stray_tag"]'),
    "extend-select": Meaning(
        "Rules or families to run beside those of the profile or of `select`; what extended files say is added.",
        '["readability/long_sentence"]',
    ),
    "ignore": Meaning("Rules or families to leave out.", '["typography/double_hyphen"]'),
    "extend-ignore": Meaning(
        "Rules or families to leave out beside `ignore`; what extended files say is added.",
        '["translation/became_known"]',
    ),
    "per-file-ignores": Meaning(
        "Rules or families to leave out in files that a pattern names.", '{ "quotes/*" = ["entity"] }'
    ),
    "severity": Meaning(
        "The severity (`error`, `warning` or `info`) of a rule, a family, or the rules that a pattern names; the most "
        "precise name counts.",
        '{ "typography/*" = "info", "entity/name_drift" = "error" }',
    ),
    "per-file-severity": Meaning(
        "The same, in files that a pattern names.", '{ "archive/**" = { typography = "info" } }'
    ),
    "style": Meaning(
        "The house style whose forms are asked for: ap, bbc, guardian, reuters, or one that `rules` bring.", '"bbc"'
    ),
    "rules": Meaning(
        "Rules of your own, beside those that ship: folders, from this file, or names under which installed packages "
        "offer theirs (entry points of the group `textlint.rules`). Python files in them are run.",
        '["house/", "gazette"]',
    ),
    "lexicon": Meaning(
        "Names that are right as they are written here: rules of the family entity and spelling do not report them, "
        "no fix of theirs changes them, and other spellings of them are measured by them.",
        '{ people = ["Anna Nowak"], places = ["Warta"], organisations = ["Gazeta Nowa"] }',
    ),
    "exclude": Meaning(
        "Patterns, as in .gitignore, of files and folders that are left out in folders; a file that is named on the "
        "command line is read all the same.",
        '["drafts/", "*.min.html"]',
    ),
    "encoding": Meaning(
        "Encoding of the files.", '"cp1252"', "UTF-8, or what a byte order mark or the file itself says"
    ),
    "format-in": Meaning("Format of the files.", '"markdown"', "by suffix, else by content"),
    "field": Meaning(
        "Paths of values in JSON, YAML and TOML files that are prose; without any such files are left out.",
        '["title", "articles.*.body"]',
    ),
    "front-matter": Meaning(
        "Fields of a page's front matter that are prose.",
        '["title", "dek"]',
        "title, subtitle, headline, description, summary, excerpt, lead, caption",
    ),
    "max-grade": Meaning("Report articles that read above this grade (Flesch–Kincaid), from 0 to 100.", "14"),
    "fail-on": Meaning("The least severity that counts for exit status 1.", '"warning"', '"info"'),
    "baseline": Meaning("The file of findings that are known; a path from this file.", '"baseline.json"'),
    "cache": Meaning(
        "Keep results in the user's cache folder, so that a file that has not changed is not checked again.",
        "false",
        "true",
    ),
    "languagetool": Meaning(
        "Ask LanguageTool, too; an empty table is enough. The text goes to where it is.", '{ variant = "en-GB" }'
    ),
    "lexicon.people": Meaning("Full names of people; the parts of a name are right, too.", '["Anna Nowak"]'),
    "lexicon.places": Meaning("Places.", '["Warta", "Kiev Street"]'),
    "lexicon.organisations": Meaning("Firms, bodies, clubs, papers.", '["Gazeta Nowa"]'),
    "languagetool.where": Meaning(
        "`local` for a server that textlint starts, or the address of one.", '"http://localhost:8081"', '"local"'
    ),
    "languagetool.variant": Meaning("The English it expects.", '"en-GB"', "American; what another variant has, passes"),
    "languagetool.picky": Meaning("The rules, too, that it calls picky.", "true", "false"),
    "languagetool.enable": Meaning("Its rules to hear that are off by default.", '["PASSIVE_VOICE"]'),
    "languagetool.disable": Meaning("Its rules to leave out.", '["UPPERCASE_SENTENCE_START"]'),
    "languagetool.seconds": Meaning("Time limit of one paragraph.", "30", "20"),
    "languagetool.insecure": Meaning("Text may go to another machine without TLS.", "true", "false"),
    "languagetool.memory": Meaning("MB of heap of a server that textlint starts.", "2048", "1024"),
}
