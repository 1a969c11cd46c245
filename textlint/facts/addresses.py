"""Addresses, handles and names of files: no prose, wherever they stand."""

from textlint.core import Document, Expression, Span

REACH = 300  # code points that are looked at on each side; longer addresses are known by their beginning
_EDGE = Expression(r"[\s\"“”«»<>()\[\]{}|￼]")
_LAST_EDGE = Expression(r"(?r)[\s\"“”«»<>()\[\]{}|￼]")
_ADDRESS = Expression(
    r"(?i:(?:https?|ftps?|file|mailto|tel|data):|www\.)\S"
    r"|[\w.+%-]+@[\w-]+\.\w"  # mail
    r"|^['‘’.,;:!?]*[@#][\p{L}\p{N}_]"  # handle, tag
    r"|^[A-Za-z]:\\|^\\\\\w|^~?/[\w.-]+/|^\.{1,2}/\w|\w\\\w"  # paths
    r"|^[\w-]+(?:/[\w-]+)*\.(?:txt|md|pdf|docx?|xlsx?|pptx?|odt|rtf|html?|php|aspx?|jsp|css|js|jsx|tsx?|json|ya?ml|toml|xml|csv|tsv|sql"
    r"|jpe?g|png|gif|svg|webp|tiff?|mp[34]|mov|avi|wav|ogg|zip|gz|tar|exe|dll|sh|py|rb|java|cpp|ini|cfg|log)(?![\p{L}\p{N}])"
    r"|^(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|info|io|co|news|tv|me|eu|uk|us|ca|au|de|fr|es|it|nl|pl|ru|su|ua|by|cn|jp|kr|in"
    r"|br|mx|ar|tr|ir|il)(?:/\S*)?[.,;:!?’']*$"  # hosts, in small letters: Met.In is a lost blank
)


def is_address(document: Document, span: Span) -> bool:
    """True when `span` lies within an address, a handle or the name of a file."""
    text = document.text
    first = _LAST_EDGE.search(text, max(0, span.start - REACH), span.start)
    last = _EDGE.search(text, span.start, min(len(text), span.end + REACH))
    start = first.end() if first is not None else max(0, span.start - REACH)
    end = last.start() if last is not None else min(len(text), span.end + REACH)
    return span.end <= end and _ADDRESS.search(text[start:end]) is not None
