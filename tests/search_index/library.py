"""A small library of fictional law, and the engines it is kept in."""

from __future__ import annotations

from typing import Any

from search_index import Document, KeywordField, Schema, Text, TextField, WhooshEngine

SCHEMA = Schema(
    texts=(TextField("title", 3), TextField("heading", 2), TextField("body")),
    keywords=(
        KeywordField("kind"),
        KeywordField("jurisdiction"),
        KeywordField("topic", multi=True),
        KeywordField("year"),
    ),
    aliases={"country": "jurisdiction"},
)


def provision(id: str, language: str, title: str, body: str, topics: str = "", **others: Any) -> Document:
    """A provision of a country named in front of its id."""
    keywords = {"jurisdiction": id.split("/")[0], "kind": "provision", "topic": topics.split()}
    return Document(id, {"title": title, "body": body}, {**keywords, **others}, language)


LIBRARY = (
    provision(
        "ke/hacking",
        "en",
        "Unauthorised access",
        "A person who hacks into a computer system without authority commits an offence.",
        "offences illegal-access",
        year="2018",
    ),
    provision(
        "ke/warrant",
        "en",
        "Search and seizure",
        "A magistrate may issue a warrant to search a computer; the warrant shall not be general.",
        "procedure search",
        year="2018",
    ),
    provision(
        "gb/hacking",
        "en-GB",
        "Hacking",
        "Hacking, that is computer-related trespass, is punished under section 323-1.",
        "offences illegal-access",
        year="1990",
    ),
    provision(
        "fr/acces",
        "fr",
        "Accès frauduleux",
        "Le fait d'accéder à un système informatique, ou d'entraver des systèmes, est puni.",
        "offences illegal-access",
        year="1988",
    ),
    provision(
        "de/ausspaehen",
        "de",
        "Ausspähen von Daten",
        "Wer unbefugt Zugang zu Daten verschafft, wird nach Nr. 3 Ver\u00adord\u00adnung § 217¹",
        "offences illegal-access",
        year="1986",
    ),
    provision(
        "ae/dukhul",
        "ar",
        "الدخول غير المشروع",
        "كل من دخل إلى نظام معلوماتٍ إلكتروني يعاقب بالحبس وفق المادة ٥",
        "offences illegal-access",
        year="2021",
    ),
    provision(
        "cn/qinru",
        "zh",
        "非法侵入计算机信息系统罪",
        "违反国家规定,侵入国家事务的计算机信息系统的,处三年以下有期徒刑。依照刑法第285条",
        "offences illegal-access",
        year="1997",
    ),
    provision(
        "th/access",
        "th",
        "การเข้าถึงระบบคอมพิวเตอร์โดยมิชอบ",
        "ผู้ใดเข้าถึงโดยมิชอบซึ่งระบบคอมพิวเตอร์ ต้องระวางโทษจำคุก มาตรา ๕",
        "offences illegal-access",
        year="2007",
    ),
    Document(
        "clause/access",
        {
            "title": "Illegal access",
            "heading": "Model clause",
            "body": [
                "Accessing a computer system without right.",
                Text("Accès sans droit à un système.", "fr"),
            ],
        },
        {"kind": "clause", "topic": ["offences", "illegal-access"]},
        "en",
    ),
)


def engine_classes() -> list[Any]:
    """Every engine that is installed."""
    classes: list[Any] = [WhooshEngine]
    try:
        from search_index.tantivy_engine import TantivyEngine
    except ImportError:
        return classes
    return [*classes, TantivyEngine]


ENGINES = engine_classes()
