"""Scripts, style sheets and raw data of the page between the lines of the text."""

from collections.abc import Iterator, Sequence

from textlint.core import Bad, Document, Expression, Finding, Hit, InQuotes, Kind, Safety, Severity, Span, rule
from textlint.facts.cuts import cut
from textlint.facts.lines import removal, unit_index, units

# what only pages hold: loaders of advertisements, counters and frameworks, data for search engines
_LOADER = Expression(
    r"\W{0,4}(?:adsbygoogle\b|googletag\.|window\.[\w$]{1,40}(?:\.[\w$]{1,40}){0,3}\s?(?:=|\|\||\()|window\[['\"]|"
    r"_taboola\b|_gaq\.push|gtag\(|fbq\(|dataLayer\b|OUTBRAIN\b|FB\.init\(|ga\(['\"](?:create|send|set)|"
    r"(?:self\.)?__next_f\b|__NEXT_DATA__|[!;]?\(?function\s?\((?:[a-z],\s?){2,8}[a-z]\)\s?\{|"
    r"\[?\{?\s?\"@(?:context|type|graph)\"\s?:|data:image/[a-z+]{2,12};base64,|/[/*]\s?<!\[CDATA\[)"
)
_CODE = Expression(
    r"\W{0,4}(?:console\.log\(|jQuery\(|\$\(document|\$\(function|"
    r"document\.(?:write|getElement|createElement|querySelector|addEventListener|cookie|body|head)|"
    r"[!;]?\(?function\s?\w{0,40}\([\w\s,$]{0,60}\)\s?\{|"
    r"(?:var|let|const) [\w$]{1,40}\s?=\s?[^\n]{0,200}[;{\[(]|"
    r"[.#@:][\w-]{1,60}[^{}\n]{0,160}\{[^{}\n]{0,300}:[^{}\n]{0,200}[;}]|@media\b[^{\n]{0,120}\{|@import url|"
    r"[a-z][\w.#:, >-]{0,80}\{\s?(?:margin|padding|color|width|height|font|display|background|border|position|text|"
    r"line-height|float|max-width|overflow)[a-z-]{0,20}\s?:)"
)
_SELECTOR = Expression(r"[.#@*a-z][\w.#:>, *()-]{0,120}\{")
_DECLARATION = Expression(r"[a-z-]{2,40}\s?:\s?[^;{}\n]{1,120};")
# what goes with such a line when it stands right beside it, and would prove nothing alone
_GOES_WITH = Expression(
    r"[{}()\[\];,]{1,8}|</?(?:script|style)[^<>\n]{0,200}>|/[/*][^\n]{0,200}|\*/|"
    r"[a-z-]{2,40}\s?:\s?[^;{}\n]{1,120};|[.#@*a-z][\w.#:>, *()\[\]=\"-]{0,160}\{(?:[^\n]{0,400}\})?|"
    r"\"[^\"\n]{1,60}\"\s?:[^\n]{0,600}[,{\[\"\d}\]]|\"[^\"\n]{1,300}\",|\"https?:[^\"\s]{1,300}\"|"
    r"['\"]?[a-z$_][\w$-]{0,40}['\"]?\s?:\s?(?:['\"\d\[{]|true\b|false\b|null\b|function\b)(?:[^\n]{0,300}[,{\[}'\"\]e\d])?|"
    r"(?:[\w$][\w$.\[\]'\"-]{0,80}|\W{1,3}[\w$.]{1,40})(?:\s?\+?=|\()[^\n]{0,400}[;{,)}]|"
    r"(?:\}?\s?(?:if|else|for|while|return|try|catch|switch)\b|var |let |const |\})[^\n]{0,400}[;{}]"
)
_INLINE = Expression(
    r"\(adsbygoogle\s?=\s?window\.adsbygoogle\s?\|\|\s?\[\]\)\.push\(\{[^{}\n]{0,200}\}\);?|"
    r"googletag\.cmd\.push\(function\s?\(\)\s?\{[^{}\n]{0,300}\}\);?|window\._taboola\s?=\s?window\._taboola\s?\|\|\s?\[\];?"
)
_LOADERS = ("adsbygoogle", "googletag", "_taboola")  # one of which `_INLINE` begins with
_SUBJECT = Expression(
    r"\b(?:JavaScript|TypeScript|CSS|HTML5?|jQuery|Node\.js|JSON|Python|PHP|APIs?|source code|web design|web developers?)\b"
)


@rule(
    id="markup/code_line",
    message="“{start}” is code of the page, not text.",
    severity=Severity.ERROR,
    safety=Safety.SAFE,
    mqm="design and markup/markup",
    source="loaders of Google AdSense, Google Publisher Tag and Taboola; ECMAScript and CSS syntax; schema.org",
    blocks=frozenset(Kind),
    quotes=InQuotes.FIX,
    requires=(
        "adsbygoogle", "googletag", "_taboola", "_gaq", "gtag(", "fbq(", "function(", "function (", "document.", "window.",
        "window[[]", "\nvar ", " var ", "\tvar ", "\nlet ", "const ", "{\n", "{\r", "getElementById", "addEventListener", "querySelector",
        "jQuery", "$(function", "@media", "!important", "{display", "{ display", "{margin", "{ margin", "{padding",
        "{ padding", "{color", "{ color", "{width", "{ width", "{height", "{font", "{ font", "{background", "{ background",
        "{border", "{position", "{ position", "{text-", "{float", "{max-", "{overflow", "dataLayer", "console.log",
        "@import url", '"@context"', '"@type"', '"@graph"', "createElement", "OUTBRAIN", "atob(", "setTimeout(", "twttr",
        ".push(", "px;", "px}", "FB.init", "ga('", "__next_f", "__NEXT_DATA__", "<![[]CDATA[[]", "data:image/", "function e",
    ),
    touches=frozenset(("number", "url", "quoted")),
    bad=(
        Bad(
            "The mayor said the bridge would open again on Monday.\n"
            "⟦(adsbygoogle = window.adsbygoogle || []).push({});⟧\nFerries will run until then.",
            "The mayor said the bridge would open again on Monday.\nFerries will run until then.",
        ),
        Bad(
            "⟦googletag.cmd.push(function() { googletag.display('div-gpt-ad-1'); });⟧\nFerries will run until Monday.",
            "Ferries will run until Monday.",
        ),
        Bad(
            "Ferries will run until Monday.\n⟦.related-box { margin: 0 auto; width: 300px; }⟧",
            "Ferries will run until Monday.",
        ),
        Bad(
            "Ferries will run until Monday.\n⟦.box{margin:0}\n@media (max-width: 600px) {\n.box {\npadding: 4px;\n}\n}⟧\nCars must wait.",
            "Ferries will run until Monday.\nCars must wait.",
        ),
        Bad(
            "Ferries will run until Monday.\n⟦(function(d, s, id) {\nvar js, fjs = d.getElementsByTagName(s)[0];\n"
            "if (d.getElementById(id)) return;\njs = d.createElement(s); js.id = id;\n}(document, 'script', 'sdk'));⟧\nCars must wait.",
            "Ferries will run until Monday.\nCars must wait.",
        ),
        Bad(
            "Ferries will run until Monday.\n⟦.box > p {\n  color: red;\n}⟧\n“The pier is safe,” she said.",
            "Ferries will run until Monday.\n“The pier is safe,” she said.",
        ),
        Bad(
            "⟦{\n\"@context\": \"https://schema.org\",\n\"@type\": \"NewsArticle\",\n\"headline\": \"Bridge to open\",\n"
            "\"author\": {\n\"name\": \"Anna Keller\"\n}\n}⟧\nThe bridge will open on Monday.",
            "The bridge will open on Monday.",
        ),
        Bad(
            "The bridge will open on Monday. ⟦(adsbygoogle = window.adsbygoogle || []).push({});⟧ Cars must wait.",
            "The bridge will open on Monday. Cars must wait.",
        ),
        Bad(
            "Ferries will run until Monday.\n⟦window._taboola = window._taboola || [];\n_taboola.push({\nmode: 'thumbnails-a',\n});⟧",
            "Ferries will run until Monday.",
        ),
    ),
    good=(
        "The function of the council is to advise; it has no power.",
        "A thief broke the window. The shop = ruined, he said.",
        "He signed the document. The rest is history.",
        "The var referee looked at it twice; the goal stood.",
        "@media_watch, an account with 4,000 followers, posted the film.",
        ".45 calibre shells {found at the scene} were sent to the laboratory.",
        "Const Allen; the village constable; was asleep.",
        "Every course in JavaScript starts with a line such as this:\nvar greeting = 'Hello';\nThe teacher then explains it.",
        "The answer of the API is short:\nitem = {\n\"title\": \"Bridge\",\n\"length\": 412\n}\nThe rest is left out.",
        "Style sheets written in CSS set the colour of a heading like this:\nh1 { color: red; }\nThe rest follows.",
        "“Set window.location in the console,” the manual says, and the page is gone.",
    ),
)  # fmt: skip
def code_line(document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Scripts and style sheets stand between the paragraphs of a page. An extractor that takes the text of every element
    takes theirs too. In a text about programming only what loads advertisements and counters is taken for the page's."""
    places, text = units(document), document.text
    may_be_inside = any(name in text for name in _LOADERS)
    taken = -1
    for number in sorted({max(0, unit_index(document, hit.end - 1)) for hit in hits}):
        start, end = places[number]
        if number <= taken:
            continue
        if _LOADER.match(text, start, end) or (_is_code(text, places, number) and not document.fact(_is_about_code)):
            first, taken = _block(text, places, number, taken)
            span = Span(places[first].start, places[taken].end)
            yield code_line.finding(span, edits=((removal(document, span),),), start=_shown(text, span))
            continue
        for match in _INLINE.finditer(text, start, end) if may_be_inside else ():
            span = Span(*match.span())
            yield code_line.finding(span, edits=((cut(document, span),),), start=_shown(text, span))


def _is_about_code(document: Document) -> bool:
    return _SUBJECT.search(document.text) is not None


def _is_code(text: str, places: tuple[Span, ...], number: int) -> bool:
    """True for a line that is code by itself, or names what a style sheet then sets."""
    start, end = places[number]
    if _CODE.match(text, start, end):
        return True
    if text[end - 1] != "{" or number + 1 == len(places) or not _SELECTOR.fullmatch(text, start, end):
        return False
    return _DECLARATION.fullmatch(text, *places[number + 1]) is not None


def _block(text: str, places: tuple[Span, ...], number: int, taken: int) -> tuple[int, int]:
    """The first and the last unit of the code that unit `number` is part of; units up to `taken` are another's."""
    first = last = number
    while first - 1 > taken and _GOES_WITH.fullmatch(text, *places[first - 1]):
        first -= 1
    while last + 1 < len(places) and (
        _GOES_WITH.fullmatch(text, *places[last + 1]) or _LOADER.match(text, *places[last + 1])
    ):
        last += 1
    return first, last


def _shown(text: str, span: Span) -> str:
    line = text[span.start : span.end].partition("\n")[0]
    return line if len(line) <= 30 else line[:29] + "…"
