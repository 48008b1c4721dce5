"""HTML read to lines, scripts and menus left out."""

from __future__ import annotations

from lxml import html

from lawbase.texts.safe_xml import Element, local, paragraphs
from lawbase.texts.tree import TextRefused

BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "br",
        "table",
        "section",
        "article",
        "blockquote",
        "dt",
        "dd",
        "pre",
        "td",
    ]
)
SKIP = frozenset(["script", "style", "head", "nav", "footer", "form", "noscript", "iframe", "button", "select", "svg"])


def parse_html(text: str, name: str) -> Element:
    """Parse an HTML page; nothing it names is fetched."""
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (ValueError, html.etree.ParserError) as error:
        raise TextRefused(f"{name} holds no HTML: {error}.") from error
    return root


def html_lines(root: Element) -> list[str]:
    """The visible lines of a page."""
    return [line for line in paragraphs(root, BLOCKS, SKIP).split("\n") if line.strip()]


def title_of(root: Element) -> str:
    """The title of a page: its first heading, else its title element."""
    for name in ("h1", "title"):
        for element in root.iter():
            if local(element) == name and (text := paragraphs(element, ()).strip()):
                return " ".join(text.split())
    return ""
