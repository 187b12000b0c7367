"""The parts of a Word file that every form of kep has in common: styles, lists, settings, the package itself.

Everything is written out, nothing is taken from a library's own template: the same script gives the same bytes
everywhere. Measures are in twips, twentieths of a point; sizes of letters in half points.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_STORED, ZipFile, ZipInfo

WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{OFFICE}"'
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LEVELS = 9
_STEP = 357  # 6.3 mm: how far each level of a list is indented


class Part(NamedTuple):
    """A file within the package: `header1.xml`, what kind it is (`header`), its XML."""

    name: str
    kind: str
    xml: str


class _Style(NamedTuple):
    """A paragraph style; `name` is the one that Word knows, whatever it is called on the screen."""

    id: str
    name: str
    paragraph: str = ""
    run: str = ""
    based_on: str = "Normal"
    following: str = "Normal"


_HEADINGS = tuple(
    _Style(
        f"Heading{level}",
        f"heading {level}",
        f'<w:keepNext/><w:keepLines/><w:suppressLineNumbers/><w:spacing w:before="{before}" w:after="{after}"/>'
        f'<w:outlineLvl w:val="{level - 1}"/>',
        run,
    )
    for level, before, after, run in (
        (1, 0, 120, '<w:b/><w:bCs/><w:sz w:val="32"/><w:szCs w:val="32"/>'),
        (2, 300, 120, "<w:b/><w:bCs/>"),
        (3, 200, 80, "<w:b/><w:bCs/>"),
        (4, 160, 60, "<w:i/><w:iCs/>"),
        (5, 160, 60, "<w:i/><w:iCs/>"),
        (6, 160, 60, "<w:i/><w:iCs/>"),
    )
)
_CONTENTS = (
    _Style("TOCHeading", "TOC Heading", '<w:keepNext/><w:spacing w:before="300" w:after="120"/>', "<w:b/><w:bCs/>"),
    *(
        _Style(
            f"TOC{level}",
            f"toc {level}",
            '<w:suppressLineNumbers/><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9354"/></w:tabs>'
            f'<w:spacing w:before="{before}" w:after="40"/><w:ind w:left="{284 * (level - 1)}" w:right="567"/>',
            run,
        )
        for level, before, run in ((1, 120, "<w:b/><w:bCs/>"), (2, 0, ""), (3, 0, ""))
    ),
)
_SMALL = '<w:sz w:val="16"/><w:szCs w:val="16"/>'
_CODE = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:noProof/>'
_BORDER = '<w:{} w:val="single" w:sz="4" w:space="{}" w:color="auto"/>'

_STYLES = (
    *_HEADINGS,
    *_CONTENTS,
    _Style("ListBullet", "List Bullet", '<w:numPr><w:numId w:val="1"/></w:numPr><w:contextualSpacing/>'),
    _Style("ListNumber", "List Number", '<w:numPr><w:numId w:val="2"/></w:numPr><w:contextualSpacing/>'),
    _Style("Quote", "Quote", '<w:ind w:left="567" w:right="567"/>', "<w:i/><w:iCs/>"),
    _Style("Quelltext", "Quelltext", '<w:suppressAutoHyphens/><w:jc w:val="left"/>', _CODE + '<w:sz w:val="20"/>'),
    _Style("Trennlinie", "Trennlinie", f"<w:pBdr>{_BORDER.format('bottom', 1)}</w:pBdr>"),
    _Style("Header", "header", '<w:jc w:val="right"/>', '<w:sz w:val="20"/>'),
    _Style("Footer", "footer", '<w:tabs><w:tab w:val="right" w:pos="9354"/></w:tabs>', '<w:sz w:val="18"/>'),
    _Style("Entwurf", "Entwurf", '<w:jc w:val="center"/>', '<w:b/><w:bCs/><w:spacing w:val="60"/><w:sz w:val="28"/>'),
    _Style("Legende", "Legende", '<w:spacing w:after="40"/><w:jc w:val="right"/>', '<w:sz w:val="18"/>'),
    _Style("Betreff", "Betreff", "<w:suppressLineNumbers/>", "<w:b/><w:bCs/>"),
    _Style("Tabellentext", "Tabellentext", '<w:spacing w:before="40" w:after="40"/>', '<w:sz w:val="20"/>'),
    _Style("Tabellenkopf", "Tabellenkopf", "<w:keepNext/><w:suppressAutoHyphens/>", _SMALL, based_on="Tabellentext"),
    _Style(
        "Tabellenpunkt",
        "Tabellenpunkt",
        '<w:numPr><w:numId w:val="1"/></w:numPr><w:contextualSpacing/><w:ind w:left="284" w:hanging="284"/>',
        based_on="Tabellentext",
        following="Tabellenpunkt",
    ),
    _Style("Kaestchen", "Kästchen", '<w:jc w:val="center"/>', '<w:sz w:val="22"/>', based_on="Tabellentext"),
    _Style("Abstand", "Abstand", '<w:suppressLineNumbers/><w:spacing w:after="0" w:line="120" w:lineRule="exact"/>'),
    _Style(
        "Abschnittsende",
        "Abschnittsende",
        '<w:suppressLineNumbers/><w:spacing w:after="0" w:line="20" w:lineRule="exact"/>',
        '<w:sz w:val="2"/>',
    ),
    _Style(
        "Ziel",
        "Ziel",
        '<w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs><w:spacing w:after="80"/>'
        '<w:ind w:left="567" w:hanging="567"/>',
    ),
    _Style("Zielgruppe", "Zielgruppe", '<w:keepNext/><w:spacing w:before="160"/>'),
    _Style(
        "Chronologie",
        "Chronologie",
        '<w:tabs><w:tab w:val="left" w:pos="2381"/></w:tabs><w:spacing w:after="60"/>'
        '<w:ind w:left="2381" w:hanging="2381"/>',
    ),
)


def styles() -> Part:
    """The styles. Their names are those that a German Word shows as Überschrift 1, Aufzählungszeichen and so on."""
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
        '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="de-DE" w:eastAsia="de-DE" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:after="120" w:line="252" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "<w:pPr><w:widowControl/></w:pPr></w:style>"
    )
    others = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="character" w:styleId="HTMLCode"><w:name w:val="HTML Code"/>'
        f"<w:rPr>{_CODE}</w:rPr></w:style>"
        '<w:style w:type="character" w:customStyle="1" w:styleId="EntfalleneWorte"><w:name w:val="Entfallene Worte"/>'
        "<w:rPr><w:strike/></w:rPr></w:style>"
        '<w:style w:type="character" w:customStyle="1" w:styleId="NeueWorte"><w:name w:val="Neue Worte"/>'
        '<w:rPr><w:b/><w:bCs/><w:u w:val="single"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:rPr><w:color w:val="1F3864"/><w:u w:val="single"/></w:rPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
        "<w:tblPr><w:tblBorders>"
        + "".join(_BORDER.format(side, 0) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
        + "</w:tblBorders></w:tblPr></w:style>"
    )
    written = "".join(map(_style, _STYLES))
    return Part("styles.xml", "styles", f"<w:styles {NAMESPACES}>{defaults}{normal}{written}{others}</w:styles>")


def _style(style: _Style) -> str:
    own = "" if style.name[0].islower() or " " in style.name or style.name == "Quote" else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.based_on}"/><w:next w:val="{style.following}"/><w:qFormat/>'
        f"<w:pPr>{style.paragraph}</w:pPr><w:rPr>{style.run}</w:rPr></w:style>"
    )


def numbering() -> Part:
    """The lists: 1 with dashes, 2 with `1.`, 3 with `1)`."""
    kinds = (
        [("bullet", "–", "ListBullet")] * _LEVELS,
        [("decimal", f"%{level}.", "ListNumber") for level in range(1, _LEVELS + 1)],
        [("decimal", f"%{level})", "") for level in range(1, _LEVELS + 1)],
    )
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        + "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            + (f'<w:pStyle w:val="{style}"/>' if style and level == 0 else "")
            + f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{_STEP * (level + 1)}" w:hanging="{_STEP}"/></w:pPr></w:lvl>'
            for level, (form, text, style) in enumerate(levels)
        )
        + "</w:abstractNum>"
        for number, levels in enumerate(kinds)
    )
    numbers = "".join(
        f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(len(kinds))
    )
    return Part("numbering.xml", "numbering", f"<w:numbering {NAMESPACES}>{abstract}{numbers}</w:numbering>")


def settings() -> Part:
    """The settings: hyphenation, German signs for decimals and lists."""
    return Part(
        "settings.xml",
        "settings",
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:autoHyphenation/>'
        '<w:hyphenationZone w:val="284"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="de-DE"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>',
    )


def package(parts: list[Part]) -> bytes:
    """A Word file of these parts; the first is the document. The parts are related as `rId1`, `rId2` … in their order.

    The archive is not compressed: what compression gives differs from one machine to the next.
    """
    document, *others = parts
    types = "".join(
        f'<Override PartName="/word/{part.name}" ContentType="{WML}.{_type(part.kind)}+xml"/>' for part in parts
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{part.kind}" Target="{part.name}"/>'
        for number, part in enumerate(others, start=1)
    )
    schemas = "http://schemas.openxmlformats.org/package/2006"
    core = f"{schemas}/metadata/core-properties"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{schemas}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" '
        f'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{schemas}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/{document.name}"/>'
        f'<Relationship Id="rId2" Type="{schemas}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{core}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:language>de-DE</dc:language></cp:coreProperties>",
        f"word/_rels/{document.name}.rels": f'<Relationships xmlns="{schemas}/relationships">'
        f"{relations}</Relationships>",
    } | {f"word/{part.name}": part.xml for part in parts}
    return _archive(files)


def _type(kind: str) -> str:
    return "document.main" if kind == "document" else kind


def _archive(files: Mapping[str, str]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as archive:
        for name, xml in files.items():
            info = ZipInfo(name)
            info.create_system = 0
            archive.writestr(info, _DECLARATION + xml)
    return stream.getvalue()
