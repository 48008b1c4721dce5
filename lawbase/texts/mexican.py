"""Mexican Markdown made from PDF: articles as headings or in the middle of a line, reform notes, many TRANSITORIOS."""

from __future__ import annotations

import regex

from lawbase.citation.labels import LabelRead, read_label
from lawbase.texts.assemble import assemble
from lawbase.texts.draft import Draft
from lawbase.texts.inline import plain_inline, tidy
from lawbase.texts.lines import LineForm, read_lines
from lawbase.texts.ordinal_lines import ordinal_drafts
from lawbase.texts.spans import spans
from lawbase.texts.tree import OfficialText, ProposedEvent

_SOURCE = "Cámara de Diputados del H. Congreso de la Unión"
_COUNT = r"(?:Bis|Ter|Qu[áa]ter|Quintus|Quinquies|Sexies|S[ée]pties|Octies|Nonies|Novies|Decies)"
_HEADED = regex.compile(r"^#{2,6} (Art[íi]culo [^\n]+)\n+", regex.MULTILINE | regex.IGNORECASE)
_GOES_ON = regex.compile(rf"(?:[-\s]*{_COUNT}(?:\s+\d+)?|-?[A-Z](?=\s*\.?\s*[-–—.]))?\s*[.\-–—]", regex.IGNORECASE)
_MID_LINE = regex.compile(rf"(?<=\S) (?=(?:ART[ÍI]CULO|Art[íi]culo) \d+[o°º]?(?: (?i:{_COUNT})(?: \d+)?)?\s?\.[-–—])")
_ARTICLE = regex.compile(r"^(?:ART[ÍI]CULO|Art[íi]culo)\s+\d+")
_CHAPTER_MID = regex.compile(
    r"(?<=\S) (?=(?:T[ÍI]TULO|CAP[ÍI]TULO|LIBRO|SECCI[ÓO]N) "
    r"(?:[IVXLC]+|PRIMER[OA]|SEGUND[OA]|TERCER[OA]|CUART[OA]|QUINT[OA]|SEXT[OA]|[ÚU]NICO)\b)"
)
_CHAPTER = regex.compile(r"^(?:#+ )?(?:T[ÍI]TULO|CAP[ÍI]TULO|LIBRO|SECCI[ÓO]N)\s+\S+(?:\s\S+){0,14}$", regex.IGNORECASE)
_TRANSITORY = regex.compile(r"^(?:#+ |\*\*)?(?:ART[ÍI]CULOS )?TRANSITORIOS?\**\s*$", regex.MULTILINE | regex.IGNORECASE)
_REFORM = regex.compile(r"(?:Nuevo C[óo]digo|Nueva Ley|Última reforma)[^.\n]*?(\d{1,2}) de (\w+) de (\d{4})")
_MONTHS = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]


def recognises(text: str) -> bool:
    """Whether a text names the Mexican Chamber of Deputies as its source."""
    return _SOURCE in text[:1500]


def read(text: str) -> OfficialText:
    """Read a Mexican law; its transitory articles are a series, those of each later decree another."""
    found = _TRANSITORY.search(text)
    law, later = (text[: found.start()], text[found.start() :]) if found else (text, "")
    drafts, unplaced = read_lines(_lines(law), LineForm(_article, chapter=_CHAPTER))
    built = assemble([*drafts, *_transitory(later)])
    title = regex.search(r"^# (.+)$", text, regex.MULTILINE)
    return OfficialText(
        format="mexican-markdown",
        title=title[1].strip() if title else "",
        identifier="",
        language="es",
        provisions=built.provisions,
        unplaced=(*unplaced, *built.unplaced),
        events=(*_events(law[:3000]), *built.events),
    )


def _lines(law: str) -> list[str]:
    joined = _HEADED.sub(lambda m: f"\n{m[1]}{' ' if _GOES_ON.match(law, m.end()) else '.- '}", law)
    split = _CHAPTER_MID.sub("\n", _MID_LINE.sub("\n", joined))
    return [plain_inline(line) for line in split.split("\n")]


def _article(line: str) -> LabelRead | None:
    if not _ARTICLE.match(line):
        return None
    read = read_label(line)
    if read is None or (read.rest[:1].isalpha() and read.rest[:1].islower()):
        return None
    return LabelRead(read.id, read.label, read.rest.lstrip(" .-–—"))


def _transitory(later: str) -> list[Draft]:
    marks = [m.start() for m in _TRANSITORY.finditer(later)]
    drafts: list[Draft] = []
    for count, (start, end) in enumerate(spans(marks, len(later)), 1):
        series = "" if count == 1 else f"suppl_{count}"
        lines = [plain_inline(line.lstrip("# ")) for line in later[start:end].split("\n")[1:]]
        drafts += ordinal_drafts(lines, "trans", series, f"Transitorios ({count})") or [
            Draft(f"suppl_{count}", "Transitorio", "", tidy("\n".join(lines)))
        ]
    return drafts


def _events(head: str) -> tuple[ProposedEvent, ...]:
    return tuple(
        ProposedEvent(
            "amended" if "reforma" in m[0] else "published",
            f"{m[3]}-{_MONTHS.index(m[2].casefold()) + 1:02}-{int(m[1]):02}",
            m[0],
        )
        for m in _REFORM.finditer(head)
        if m[2].casefold() in _MONTHS
    )
