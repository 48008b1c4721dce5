"""Numbers as statutes print them, in any script, brought to the ASCII of lawbase's ids."""

from __future__ import annotations

import unicodedata

import regex

HAN = "〇零○一二三四五六七八九十百千万两兩廿卅"
LATIN_COUNT = (
    r"(?:(?:un|duo|ter|quater|quinqu?ies|quin|sex(?:ies)?|sept(?:ies)?|oct(?:ies)?|octo|nov(?:ies)?|duode|unde)?"
    r"(?:decies|dicies|vicies|tricies)|bis|ter|quater|quinqu?ies|quinques|quintus|sex(?:t)?ies|septies|octies|nov?ies|nonies)"
)

_HAN_DIGIT = dict(zip("〇零○一二三四五六七八九两兩", (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 2), strict=True))
_HAN_UNIT = {"十": 10, "百": 100, "千": 1000}
_HAN_RUN = regex.compile(rf"[{HAN}]+")
_DIGIT = regex.compile(r"\p{Nd}")
_SUPERSCRIPT_TAG = regex.compile(r"<sup>\s*\(?([^<>()]*)\)?\s*</sup>", regex.IGNORECASE)
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUPERSCRIPT_RUN = regex.compile(f"[{_SUPERSCRIPTS}]+")
_LATIN_SPELLINGS = {
    "quinqies": "quinquies",
    "quinques": "quinquies",
    "quintus": "quinquies",
    "sexties": "sexies",
    "nonies": "novies",
    "noies": "novies",
}

_COUNTS = {
    "ทวิ": "bis", "ตรี": "ter", "จัตวา": "quater", "เบญจ": "quinquies", "ฉ": "sexies", "สัตต": "septies",
    "สัตตะ": "septies", "อัฏฐ": "octies", "นว": "novies", "ทศ": "decies", "เอกาทศ": "undecies", "ทวาทศ": "duodecies",
    "مكرر": "bis", "مكررا": "bis", "مكررة": "bis", "مکرر": "bis",
}  # fmt: skip
_COUNT_WORD = regex.compile("|".join(sorted(_COUNTS, key=len, reverse=True)) + r"(?:\p{M})*")


def _table(row: str) -> dict[str, str]:
    """A table of letters and their spellings, written as pairs."""
    words = iter(row.split())
    return dict(zip(words, words, strict=True))


# One letter, one spelling, and hardly two letters alike: an id must lead back to one printed number.
_GREEK = _table(
    "α a β b γ g δ d ε e ϛ st ζ z η h θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s τ t υ y φ f χ ch ψ ps ω w "
)
_CYRILLIC = _table(
    "а a б b в v г g ґ gh д d ђ dj ѓ gj е e є ie ж zh з z и i і ii ї yi й y ј j к k л l љ lj м m н n њ nj "
    "о o п p р r с s т t ћ cj ќ kj у u ф f х kh ц c ч ch џ dz ш sh щ shch ъ hh ы yy ь q э ee ю yu я ya "
)
_ARABIC = _table(
    "أ a ا a آ a إ a ب b ج j د d ه h و w ز z ح hh ط tt ي y ى y ك k ل l م m ن n س s ع ee ف f ص ss ق q ر r "
    "ش sh ت t ث th خ kh ذ dh ض dd ظ zz غ gh "
)
_HEBREW = _table("א a ב b ג g ד d ה h ו v ז z ח hh ט t י y כ k ל l מ m נ n ס s ע ee פ p צ ts ק q ר r ש sh ת th ")
_INDIC = _table(
    "क ka ख kha ग ga घ gha ङ nga च cha छ chha ज ja झ jha ञ nya ट tta ठ ttha ड dda ढ ddha ण nna त ta थ tha "
    "द da ध dha न na प pa फ pha ब ba भ bha म ma य ya र ra ल la व va श sha ष ssa स sa ह ha অ a আ aa ক ka খ "
    "kha গ ga ঘ gha ঙ nga চ cha ছ chha জ ja ঝ jha "
)
_GEORGIAN = _table(
    "ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ tt უ u ფ ph ქ q ღ gh ყ y "
    "შ sh ჩ ch ც ts ძ dz წ w ჭ tch ხ kh ჯ j ჰ h "
)
_LATIN_EXTRA = _table("ı i ø o ł l đ d ß ss æ ae œ oe þ th ð dh ñ ny")
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
    return _LATIN_SPELLINGS.get(text, text)
