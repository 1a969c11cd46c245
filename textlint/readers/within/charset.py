"""The encoding a page says it is in."""

import codecs
import re

PRESCAN = 1024  # bytes in which browsers look for it
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_IN_CONTENT = re.compile(r"charset\s*=\s*[\"']?\s*([^\s\"';>]+)", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]*?\bencoding\s*=\s*[\"']([^\"'>]+)")

# Names as Python has them -> what browsers take them for (https://encoding.spec.whatwg.org/#names-and-labels):
# pages that say ISO 8859-1 are full of the quotation marks of Windows, and no page that can be read so far is UTF-16.
_TAKEN_FOR = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932", "euc_kr": "cp949",
    "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8",
}  # fmt: skip
_OF_THE_WEB = re.compile(
    r"utf-8|cp125\d|iso8859-\d+|cp8(?:66|74)|koi8-[ru]|mac-(?:roman|cyrillic)|gb18030|big5hkscs|cp9(?:32|49)|euc_jp|iso2022_jp"
)


def declared(raw: bytes) -> str | None:
    """The encoding that `<meta>`, else the XML declaration, names in the first 1,024 bytes, as browsers understand it.

    None when neither names one that the web knows, or a byte order mark says more.
    """
    head = raw[:PRESCAN]
    if head.startswith(_MARKS):
        return None
    label = _meta(head.decode("latin-1")) if b"charset" in head.lower() else None
    if label is None and (match := _XML.match(head.lstrip())):
        label = match[1].decode("latin-1")
    try:
        name = codecs.lookup(label.strip()).name if label else ""
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return None
    name = _TAKEN_FOR.get(name, name)
    return name if _OF_THE_WEB.fullmatch(name) else None


def _meta(head: str) -> str | None:
    """What the first `<meta>` with a character set says."""
    import turbohtml

    for token in turbohtml.tokenize(head):
        if token.tag == "meta" and token.attrs:
            said = {name: value or "" for name, value in token.attrs}
            if "charset" in said:
                return said["charset"]
            if said.get("http-equiv", "").lower() == "content-type" and (
                match := _IN_CONTENT.search(said.get("content", ""))
            ):
                return match[1]
    return None
