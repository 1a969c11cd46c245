"""Word files, made for tests, and what a person makes of their tracked changes, told apart from the code under test."""

import io
import zipfile
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from tests.made import PIECES

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ELEMENTS = {"\t": "<w:tab/>", "\n": "<w:br/>", "\u2011": "<w:noBreakHyphen/>"}
_PROPERTIES = ("", "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:i/><w:color w:val="FF0000"/></w:rPr>', "<w:rPr/>")
_MARKS = (
    "",
    "<w:pPr/>",
    "<w:pPr><w:jc w:val='left'/></w:pPr>",
    "<w:pPr><w:rPr/></w:pPr>",
    "<w:pPr><w:rPr><w:b/></w:rPr></w:pPr>",
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"

_WORDS = [
    piece for piece in PIECES if all(c == "\t" or c == "\n" or (c.isprintable() or c in "\u00a0\u2009") for c in piece)
]
_TEXTS = st.lists(st.sampled_from([piece for piece in _WORDS if "\n\n" not in piece]), min_size=1, max_size=4).map(
    "".join
)
_RUNS = st.tuples(_TEXTS, st.sampled_from(_PROPERTIES), st.booleans())
PARAGRAPHS = st.lists(st.tuples(st.sampled_from(_MARKS), st.lists(_RUNS, max_size=4)), max_size=6)


def text_of(paragraphs):
    """What a reader sees of `PARAGRAPHS`."""
    lines = ("".join(text for text, _, _ in runs) for _, runs in paragraphs)
    return "\n\n".join(line for line in lines if line)


def xml_of(paragraphs):
    """The paragraphs as WordprocessingML; a run that is `linked` stands in a hyperlink."""
    made = []
    for mark, runs in paragraphs:
        content = []
        for text, properties, linked in runs:
            run = f"<w:r>{properties}{_content(text)}</w:r>"
            content.append(f'<w:hyperlink w:anchor="a">{run}</w:hyperlink>' if linked else run)
        made.append(f"<w:p>{mark}{''.join(content)}</w:p>")
    return "".join(made)


def part(content, root="document"):
    """A part around paragraphs."""
    inner = f"<w:body>{content}<w:sectPr/></w:body>" if root == "document" else content
    return f'<?xml version="1.0" encoding="UTF-8"?>\r\n<w:{root} xmlns:w="{W}">{inner}</w:{root}>'.encode()


def docx(content, **members):
    """A file whose document has that content: paragraphs as text, or the bytes of the part."""
    document = content if isinstance(content, bytes) else part(content)
    all_members = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _RELATIONS.format(
            f'<Relationship Id="r1" Type="{_DOCUMENT}" Target="word/document.xml"/>'
        ).encode(),
        "word/document.xml": document,
        "word/media/image1.png": bytes(range(256)) * 3,
        **members,
    }
    return zipped(all_members)


def zipped(members):
    """A zip file with dates, extra fields, comments and both methods."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number, (name, content) in enumerate(members.items()):
            info = zipfile.ZipInfo(name, (1999, 12, 31, 23, 59, 2 * number))
            info.compress_type = zipfile.ZIP_STORED if name.endswith("png") else zipfile.ZIP_DEFLATED
            info.extra, info.comment, info.external_attr = b"\xfe\xca\x02\x00ok", b"said", 0o600 << 16
            archive.writestr(info, content)
        archive.comment = b"the archive's own"
    return file.getvalue()


def members_of(raw):
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def local_entries(raw):
    """The bytes of each member in the archive, header and what follows included, and its record but for its place."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        infos = archive.infolist()
        starts = [*sorted(info.header_offset for info in infos), archive.start_dir]
    found = {}
    for info in infos:
        after = starts[starts.index(info.header_offset) + 1]
        found[info.filename] = (
            raw[info.header_offset : after],
            (info.date_time, info.extra, info.comment, info.external_attr, info.flag_bits),
        )
    return found


def decided(content, *, accept):
    """A part after a person has accepted, or rejected, all its changes."""
    from lxml import etree

    root = etree.fromstring(content)
    lost, kept = (f"{{{W}}}del", f"{{{W}}}ins") if accept else (f"{{{W}}}ins", f"{{{W}}}del")
    for paragraph in list(root.iter(f"{{{W}}}p")):
        mark = paragraph.find(f"{{{W}}}pPr/{{{W}}}rPr/{{{W}}}del")
        if mark is not None:
            mark.getparent().remove(mark)
            text = [
                node for node in paragraph.iter(f"{{{W}}}r") if not any(a.tag == lost for a in node.iterancestors())
            ]
            if accept:
                assert [node for run in text for node in run.iter(f"{{{W}}}t")] == []
                paragraph.getparent().remove(paragraph)
    for node in list(root.iter(lost)):
        node.getparent().remove(node)
    for node in list(root.iter(kept)):
        place = node.getparent().index(node)
        for child in reversed(list(node)):
            node.getparent().insert(place, child)
        node.getparent().remove(node)
    for node in root.iter(f"{{{W}}}delText"):
        node.tag = f"{{{W}}}t"
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for node in list(root.iter(f"{{{W}}}{name}")):
            node.getparent().remove(node)
    return etree.tostring(root)


def formatted(content):
    """The characters of each paragraph of a part, each with the properties of its run and whether it is in a link."""
    from lxml import etree

    found = []
    for paragraph in etree.fromstring(content).iter(f"{{{W}}}p"):
        characters = []
        for run in paragraph.iter(f"{{{W}}}r"):
            properties = run.find(f"{{{W}}}rPr")
            form = "" if properties is None else etree.tostring(properties, method="c14n").decode()
            linked = run.getparent().tag == f"{{{W}}}hyperlink"
            for node in run:
                name = etree.QName(node).localname
                text = (
                    node.text or ""
                    if name == "t"
                    else {"tab": "\t", "br": "\n", "noBreakHyphen": "\u2011"}.get(name, "")
                )
                characters += [(character, form, linked) for character in text]
        found.append(characters)
    return found


def _content(text):
    made, words = [], ""
    for character in (*text, None):
        if character in _ELEMENTS or character is None:
            made += [f'<w:t xml:space="preserve">{escape(words)}</w:t>'] if words else []
            made += [_ELEMENTS[character]] if character else []
            words = ""
        else:
            words += character
    return "".join(made)


def by_python_docx():
    """The article of `tests/data/formats/ferry_python_docx.docx`, as python-docx writes it."""
    import docx as python_docx

    document = python_docx.Document()
    document.sections[0].header.paragraphs[0].text = "Harbour Gazette , evening edition"
    document.add_heading("Ferry line to the islands opens again after the storm", 1)
    paragraph = document.add_paragraph("The ferry from ")
    paragraph.add_run("ky").bold = True
    paragraph.add_run("iv").italic = True
    paragraph.add_run(" harbour sailed on Monday , two weeks after a storm broke the pier & closed the line.")
    document.add_paragraph("Read Also: How the old lighthouse was saved")
    document.add_paragraph(
        "“We waited for this day,” the captain told the passengers, who had come before the the boat."
    )
    document.add_table(1, 1).cell(0, 0).text = "Four boats a day in summer , two in winter"
    document.add_paragraph("The harbour office said that the repairs of the pier would go on until the spring.")
    document.add_paragraph("Share this: Facebook Twitter")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
