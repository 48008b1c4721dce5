"""Tell the format of a file from its content and hand it to its reader."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from lawbase.texts import (
    akoma_ntoso,
    australian,
    barbadian,
    brazilian_csv,
    bundestag,
    bwb,
    chinese,
    clml,
    documents_json,
    docx,
    eu_json,
    eurlex_html,
    formex,
    german_federal,
    indian,
    indonesian,
    korean,
    legalize,
    lims,
    mexican,
    new_zealand,
    pdf,
    row_json,
    seed_json,
    sri_lankan,
    uslm,
)
from lawbase.texts.html_page import html_lines, parse_html, title_of
from lawbase.texts.plain import read_plain, read_plain_lines
from lawbase.texts.safe_xml import Element, local, parse_xml
from lawbase.texts.tree import OfficialText, TextRefused

MOSTLY_ASCII = 0.05
_XML_START = re.compile(rb"<\?xml|<(?!html)[A-Za-z][\w.:-]*\s[^>]*xmlns")
_JSON: tuple[tuple[Callable[[Any], bool], Callable[[Any], OfficialText]], ...] = (
    (documents_json.recognises, documents_json.read),
    (eu_json.recognises, eu_json.read),
    (row_json.recognises_latin_american, row_json.read_latin_american),
    (row_json.recognises_treaty, row_json.read_treaty),
    (row_json.recognises_civictech, row_json.read_civictech),
    (sri_lankan.recognises_json, sri_lankan.read_json),
    (seed_json.recognises, seed_json.read),
)
_XML: tuple[tuple[Callable[[Element], bool], Callable[[Element], OfficialText]], ...] = (
    (akoma_ntoso.recognises, akoma_ntoso.read),
    (lims.recognises, lims.read),
    (clml.recognises, clml.read),
    (uslm.recognises, uslm.read),
    (german_federal.recognises, german_federal.read),
    (formex.recognises, formex.read),
)
_TEXT: tuple[tuple[Callable[[str], bool], Callable[[str], OfficialText]], ...] = (
    (legalize.recognises, legalize.read),
    (bundestag.recognises, bundestag.read),
    (korean.recognises, korean.read),
    (indian.recognises, indian.read),
    (bwb.recognises, bwb.read),
    (australian.recognises, australian.read),
    (new_zealand.recognises, new_zealand.read),
    (chinese.recognises, chinese.read),
    (mexican.recognises, mexican.read),
    (barbadian.recognises, barbadian.read),
    (indonesian.recognises, indonesian.read),
)


def read_bytes(data: bytes, name: str) -> OfficialText:
    """Read a file's bytes as an official text; the name only serves the sentence of a refusal."""
    if not data.strip():
        raise TextRefused(f"{name} is empty.")
    for recognises_bytes, read_binary in ((docx.recognises, docx.read), (pdf.recognises, pdf.read)):
        if recognises_bytes(data):
            return read_binary(data, name)
    head = data[:3000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if _XML_START.match(head) and b"<html" not in head:
        return _read_xml(data, name)
    text = _decoded(data, name)
    if head[:1] in (b"{", b"["):
        return _read_json(text, name)
    if brazilian_csv.recognises(text):
        return brazilian_csv.read(text, name)
    if head[:1] == b"<" and not bwb.recognises(text):
        return _read_html(text, name)
    return next((read(text) for recognises, read in _TEXT if recognises(text)), None) or _plain(text, name)


def _plain(text: str, name: str) -> OfficialText:
    read = read_plain(text)
    if not read.provisions:
        raise TextRefused(f"{name} has no numbered provisions lawbase can find.")
    return read


def _decoded(data: bytes, name: str) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-16" or _share_above_ascii(data) > MOSTLY_ASCII:
            raise TextRefused(
                f"{name} is not Unicode text at byte {error.start}. Convert it to UTF-8 and try again."
            ) from error
        text = data.decode("cp1252", "replace")
    if "\x00" in text:
        raise TextRefused(f"{name} is no text file: it holds null characters.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _share_above_ascii(data: bytes) -> float:
    """In a Western text few bytes are not ASCII; more of them mean an encoding that must not be guessed."""
    return sum(byte > 127 for byte in data) / len(data)


def _read_xml(data: bytes, name: str) -> OfficialText:
    root = parse_xml(data.lstrip(b"\xef\xbb\xbf \t\r\n"), name)
    for recognises, read in _XML:
        if recognises(root):
            return read(root)
    raise TextRefused(f"{name} is XML of a kind lawbase does not know: its root is “{local(root)}”.")


def _read_html(text: str, name: str) -> OfficialText:
    if sri_lankan.recognises_html(text):
        return sri_lankan.read_html(text, name)
    if eurlex_html.recognises(text):
        return eurlex_html.read(text, name)
    root = parse_html(text, name)
    read = read_plain_lines(html_lines(root), "html", title_of(root))
    if not read.provisions:
        raise TextRefused(f"{name} is a page without numbered provisions.")
    return read


def _read_json(text: str, name: str) -> OfficialText:
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise TextRefused(f"{name} is not whole JSON: {error}.") from error
    for recognises, read in _JSON:
        if recognises(data):
            return read(data)
    raise TextRefused(f"{name} is JSON of a kind lawbase does not know.")
