"""The words statutes use for their levels, language by language, and lawbase's name for each level."""

from __future__ import annotations

# Containers hold basic units; any other level is a basic unit or lies inside one.
CONTAINERS = frozenset(
    {"part", "subpart", "title", "book", "chp", "div", "sched", "annex", "app", "prot", "suppl", "expl"}
)

_ARTICLE = (
    "article,articles,artikel,artikkel,artículo,articulo,artículos,articolo,articol,articolul,articulus,artikolu,artigo,artigos,"
    "artykuł,artikuls,artikolo,art,arts,άρθρο,άρθρον,αρθρο,ἄρθρο,ἄρθρον,άρθρα,αρ,член,члан,чл,стаття,ст,статья,članak,čl,článek,"
    "člen,madde,mad,المادة,مادة,المادّة,مادّة,الماده,ماده,điều,dieu,pasal,მუხლი,მუხ,հոդված,neni,str"
)
_SECTION = "section,sections,sección,seccion,secção,sect,sec,s,ss,§,§§,มาตรา,סעיף,दफा,धारा,ধারা,δ,paragraf,paragrafas"

PREFIX_WORDS: dict[str, str] = {
    "art": _ARTICLE,
    "sec": _SECTION,
    "reg": "regulation,regulations,reg",
    "rule": "rule,rules",
    "clause": "clause,cl",
    "form": "form,forms",
    "para": "para,paras,paragraph",
    "point": "point",
    "item": "item",
    "principle": "principle",
    "sched": "schedule,sched,sch",
    "annex": "annex,annexe,anexo,anhang,anlage,allegato,bilag,bilaga,liite,załącznik,priedas,příloha,príloha,παράρτημα,приложение",
    "app": "appendix,app",
    "chp": "chapter,chap,ch,chp,kapitel,kapittel,kap,hoofdstuk,capítulo,capitulo,chapitre,bab,κεφάλαιο,глава,chương",
    "part": "part,parte,teil,deel,del,pt",
    "title": "title,titel,título,titre,titolo",
    "book": "book,livre,libro,buch",
    "div": "division,div",
    "trans": "geçici_madde,gecici_madde,geçici madde,gecici madde,pn,disposición transitoria,disposicion transitoria",
    "add": "ek_madde,ek madde,disposición adicional,disposicion adicional",
    "repeal": "disposición derogatoria,disposicion derogatoria",
    "final": "disposición final,disposicion final",
    "suppl": "suppl,부칙",
    "expl": "expl,penjelasan",
}

POSTFIX_WORDS: dict[str, str] = {
    "sec": "§,§§",
    "art": "člen,člena,članak,pants,panta,straipsnis,straipsnio,gr,grein,cikk",
}

# How a level is cited, by language; {n} is the number. An empty language is the form for all others.
CITED: dict[str, dict[str, str]] = {
    "sec": {
        "": "§ {n}", "en": "s {n}", "sv": "{n} §", "fi": "{n} §", "hu": "{n}. §", "th": "มาตรา {n}", "he": "סעיף {n}",
        "ne": "दफा {n}", "hi": "धारा {n}", "bn": "ধারা {n}", "es": "sección {n}", "fr": "section {n}", "pt": "secção {n}",
    },
    "art": {
        "": "art. {n}", "en": "art {n}", "de": "Art. {n}", "zh": "第{n}条", "zh-hant": "第{n}條", "zh-tw": "第{n}條", "ja": "第{n}条",
        "ko": "제{n}조", "ar": "المادة {n}", "fa": "ماده {n}", "tr": "madde {n}", "vi": "Điều {n}", "id": "Pasal {n}", "el": "άρθρο {n}",
        "bg": "чл. {n}", "mk": "член {n}", "sr": "члан {n}", "uk": "ст. {n}", "ru": "ст. {n}", "ka": "მუხლი {n}", "hy": "հոդված {n}",
        "lt": "{n} straipsnis", "lv": "{n}. pants", "sl": "{n}. člen", "hr": "čl. {n}", "cs": "čl. {n}", "sk": "čl. {n}",
        "is": "{n}. gr.", "sq": "neni {n}",
    },
    "chp": {"": "ch. {n}", "en": "ch {n}", "de": "Kapitel {n}", "sv": "{n} kap.", "fi": "{n} luku", "da": "kap. {n}", "no": "kap. {n}"},
    "sched": {"": "sch {n}"},
    "annex": {"": "annex {n}"},
    "app": {"": "app {n}"},
    "part": {"": "part {n}"},
    "title": {"": "title {n}"},
    "book": {"": "book {n}"},
    "div": {"": "div {n}"},
    "form": {"": "form {n}"},
    "reg": {"": "reg {n}"},
    "rule": {"": "rule {n}"},
    "clause": {"": "cl {n}"},
    "para": {"": "para {n}"},
    "point": {"": "point {n}"},
    "item": {"": "item {n}"},
    "principle": {"": "principle {n}"},
    "trans": {"": "transitional provision {n}", "tr": "geçici madde {n}", "es": "disposición transitoria {n}", "lv": "PN {n}"},
    "add": {"": "additional provision {n}", "tr": "ek madde {n}", "es": "disposición adicional {n}"},
    "repeal": {"": "repealing provision {n}", "es": "disposición derogatoria {n}"},
    "suppl": {"": "suppl {n}", "ko": "부칙 {n}"},
    "expl": {"": "expl {n}", "id": "penjelasan {n}"},
    "final": {"": "final provision {n}", "es": "disposición final {n}"},
}  # fmt: skip
