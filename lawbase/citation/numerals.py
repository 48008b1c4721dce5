"""Numbers as statutes print them, in any script, brought to the ASCII of lawbase's ids."""

from __future__ import annotations

import unicodedata

import regex

HAN = "〇零○一二三四五六七八九十百千万两兩廿卅"
LATIN_COUNT = (
    r"(?:(?:un|duo|ter|quater|quinqu?ies|quin|sex(?:ies)?|sept(?:ies)?|oct(?:ies)?|octo|nov(?:ies)?|duode|unde)?"
    r"(?:decies|dicies|vicies|tricies)|bis|ter|quater|quinqu?ies|quinques|sex(?:t)?ies|septies|octies|nov?ies|nonies)"
)

_HAN_DIGIT = dict(zip("〇零○一二三四五六七八九两兩", (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 2), strict=True))
_HAN_UNIT = {"十": 10, "百": 100, "千": 1000}
_HAN_RUN = regex.compile(rf"[{HAN}]+")
_DIGIT = regex.compile(r"\p{Nd}")
_SUPERSCRIPT_TAG = regex.compile(r"<sup>\s*\(?([^<>()]*)\)?\s*</sup>", regex.IGNORECASE)
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUPERSCRIPT_RUN = regex.compile(f"[{_SUPERSCRIPTS}]+")
_LATIN_SPELLINGS = {"quinquies": "quinquies", "quinques": "quinquies", "nonies": "novies", "noies": "novies"}

_COUNTS = {
    "ทวิ": "bis", "ตรี": "ter", "จัตวา": "quater", "เบญจ": "quinquies", "ฉ": "sexies", "สัตต": "septies",
    "สัตตะ": "septies", "อัฏฐ": "octies", "นว": "novies", "ทศ": "decies", "เอกาทศ": "undecies", "ทวาทศ": "duodecies",
    "مكرر": "bis", "مكررا": "bis", "مكررة": "bis", "مکرر": "bis",
}  # fmt: skip
_COUNT_WORD = regex.compile("|".join(sorted(_COUNTS, key=len, reverse=True)) + r"(?:\p{M})*")

# One letter, one spelling, and no two letters alike: an id must lead back to one printed number.
_GREEK = dict(
    zip(
        "αβγδεϛζηθικλμνξοπρστυφχψω",
        [
            "a",
            "b",
            "g",
            "d",
            "e",
            "st",
            "z",
            "h",
            "th",
            "i",
            "k",
            "l",
            "m",
            "n",
            "x",
            "o",
            "p",
            "r",
            "s",
            "t",
            "y",
            "f",
            "ch",
            "ps",
            "w",
        ],
        strict=True,
    )
)
_CYRILLIC = dict(
    zip(
        "абвгґдђѓеєжзиіїйјклљмнњопрстћќуфхцчџшщъыьэюя",
        [
            "a",
            "b",
            "v",
            "g",
            "gh",
            "d",
            "dj",
            "gj",
            "e",
            "ie",
            "zh",
            "z",
            "i",
            "ii",
            "yi",
            "y",
            "j",
            "k",
            "l",
            "lj",
            "m",
            "n",
            "nj",
            "o",
            "p",
            "r",
            "s",
            "t",
            "cj",
            "kj",
            "u",
            "f",
            "kh",
            "c",
            "ch",
            "dz",
            "sh",
            "shch",
            "hh",
            "yy",
            "q",
            "ee",
            "yu",
            "ya",
        ],
        strict=True,
    )
)
_ARABIC = dict(
    zip(
        "أاآإبجدهوزحطيىكلمنسعفصقرشتثخذضظغ",
        [
            "a",
            "a",
            "a",
            "a",
            "b",
            "j",
            "d",
            "h",
            "w",
            "z",
            "hh",
            "tt",
            "y",
            "y",
            "k",
            "l",
            "m",
            "n",
            "s",
            "ee",
            "f",
            "ss",
            "q",
            "r",
            "sh",
            "t",
            "th",
            "kh",
            "dh",
            "dd",
            "zz",
            "gh",
        ],
        strict=True,
    )
)
_HEBREW = dict(
    zip(
        "אבגדהוזחטיכלמנסעפצקרשת",
        [
            "a",
            "b",
            "g",
            "d",
            "h",
            "v",
            "z",
            "hh",
            "t",
            "y",
            "k",
            "l",
            "m",
            "n",
            "s",
            "ee",
            "p",
            "ts",
            "q",
            "r",
            "sh",
            "th",
        ],
        strict=True,
    )
)
_INDIC = dict(
    zip(
        "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहঅআকখগঘঙচছজঝ",
        [
            "ka",
            "kha",
            "ga",
            "gha",
            "nga",
            "cha",
            "chha",
            "ja",
            "jha",
            "nya",
            "tta",
            "ttha",
            "dda",
            "ddha",
            "nna",
            "ta",
            "tha",
            "da",
            "dha",
            "na",
            "pa",
            "pha",
            "ba",
            "bha",
            "ma",
            "ya",
            "ra",
            "la",
            "va",
            "sha",
            "ssa",
            "sa",
            "ha",
            "a",
            "aa",
            "ka",
            "kha",
            "ga",
            "gha",
            "nga",
            "cha",
            "chha",
            "ja",
            "jha",
        ],
        strict=True,
    )
)
_GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        [
            "a",
            "b",
            "g",
            "d",
            "e",
            "v",
            "z",
            "t",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "zh",
            "r",
            "s",
            "tt",
            "u",
            "ph",
            "q",
            "gh",
            "y",
            "sh",
            "ch",
            "ts",
            "dz",
            "w",
            "tch",
            "kh",
            "j",
            "h",
        ],
        strict=True,
    )
)
_LATIN_EXTRA = {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "dh"}
_LETTERS = _INDIC | _HEBREW | _ARABIC | _CYRILLIC | _GREEK | _GEORGIAN | _LATIN_EXTRA


def han_number(text: str) -> int:
    """Read a Han numeral, spoken (二百八十五) or written digit by digit (二〇二一)."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not any(c in _HAN_UNIT or c == "万" for c in text):
        return int("".join(str(_HAN_DIGIT[c]) for c in text))
    high, _, low = text.rpartition("万")
    return (_han_below_ten_thousand(high) if high else 0) * 10_000 + _han_below_ten_thousand(low)


def _han_below_ten_thousand(text: str) -> int:
    total, digit = 0, None
    for c in text:
        if c in _HAN_UNIT:
            total += (1 if digit in (None, 0) else digit or 0) * _HAN_UNIT[c]
            digit = None
        else:
            digit = _HAN_DIGIT[c]
    return total + (digit or 0)


def ascii_digits(text: str) -> str:
    """Write the digits of every script as 0 to 9 and leave all else."""
    if text.isascii():
        return text
    return _DIGIT.sub(lambda m: str(unicodedata.digit(m[0])), text)


def han_to_digits(text: str) -> str:
    """Write every Han numeral in a text with ASCII digits."""
    return _HAN_RUN.sub(lambda m: str(han_number(m[0])), text)


def mark_superscripts(text: str) -> str:
    """Mark superscripts with a caret, before compatibility folding makes plain digits of them."""
    marked = _SUPERSCRIPT_TAG.sub(lambda m: "^" + m[1].strip() if m[1].strip() else "", text)
    return _SUPERSCRIPT_RUN.sub(lambda m: "^" + "".join(str(_SUPERSCRIPTS.index(c)) for c in m[0]), marked)


def latin_letters(text: str) -> str:
    """Write the letters of a casefolded number in a to z; letters of unknown scripts stay and are refused later."""
    if text.isascii():
        return text
    counted = _COUNT_WORD.sub(lambda m: _COUNTS[m[0].rstrip("\u064b")], text)
    return "".join(_latin_letter(c) for c in counted)


def _latin_letter(c: str) -> str:
    if c.isascii():
        return c
    if c in _LETTERS:
        return _LETTERS[c]
    bare = unicodedata.normalize("NFKD", c)
    kept = "".join(part for part in bare if not unicodedata.combining(part))
    return "".join(_LETTERS.get(part, part) for part in kept)


def count_word(text: str) -> str:
    """Give one spelling to bis, ter, quater …, however the source spells it."""
    return _LATIN_SPELLINGS.get(text, text.replace("quinquies", "quinquies").replace("sexties", "sexies"))
