"""Word documents: read through mammoth, after the archive has been weighed."""

from __future__ import annotations

import io
import zipfile

import mammoth

from lawbase.texts.html_page import html_lines, parse_html
from lawbase.texts.plain import read_plain_lines
from lawbase.texts.tree import OfficialText, TextRefused

UNPACKED_LIMIT = 120_000_000
RATIO_LIMIT = 200
PARTS_LIMIT = 5_000


def recognises(data: bytes) -> bool:
    """Whether bytes begin as a zip archive, as every Word document does."""
    return data[:4] == b"PK\x03\x04"


def read(data: bytes, name: str) -> OfficialText:
    """Read a Word document; numbers that Word only draws are not in its text and cannot be read."""
    _weigh(data, name)
    try:
        page = mammoth.convert_to_html(
            io.BytesIO(data), convert_image=mammoth.images.img_element(lambda _image: {"src": ""})
        ).value
    except Exception as error:  # mammoth raises whatever its parsers raise
        raise TextRefused(f"{name} cannot be read as a Word document: {error}.") from error
    if not page.strip():
        raise TextRefused(f"{name} is a Word document without text.")
    read = read_plain_lines(html_lines(parse_html(page, name)), "docx")
    if not read.provisions:
        raise TextRefused(
            f"{name} is a Word document in which no article number is typed; numbers that Word draws by itself cannot be read. "
            "Save it with fixed numbers and try again."
        )
    return read


def _weigh(data: bytes, name: str) -> None:
    """Refuse a zip bomb, an archive that is no Word document, and parts that declare entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            unpacked = sum(part.file_size for part in parts)
            if len(parts) > PARTS_LIMIT or unpacked > UNPACKED_LIMIT or unpacked > RATIO_LIMIT * max(len(data), 1):
                raise TextRefused(
                    f"{name} would unpack to {unpacked // 1_000_000} MB; lawbase does not open such an archive."
                )
            if "word/document.xml" not in archive.namelist():
                raise TextRefused(f"{name} is a zip archive and no Word document.")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(part)[:4096]:
                    raise TextRefused(f"{name} declares XML entities; lawbase does not read such files.")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise TextRefused(f"{name} is a broken archive: {error}.") from error
