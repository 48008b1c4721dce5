"""The pages: each asks a service and renders what it says."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lawbase.citation.address import is_element, parse_address
from lawbase.drafting.outline import outline
from lawbase.errors import BadRequest, NotFound
from lawbase.library.library import Library
from lawbase.query.documents import FACETS
from lawbase.services.akn import akn_of
from lawbase.services.clauses import clause_text
from lawbase.services.compare import compare
from lawbase.services.countries import country_page, regions
from lawbase.services.found import comparison_as_json, found_as_json
from lawbase.services.official_text import text_beside
from lawbase.services.search import Asked, search
from lawbase.services.shelf import Shelf
from lawbase.services.show import show
from lawbase.services.stats import count_library
from lawbase.services.topics import distribution, topic_page
from lawbase.services.works import provision_page, work_page

BLUEPRINT = Blueprint("pages", __name__)


def shelf() -> Shelf:
    """The shelf of this application."""
    found: Shelf = current_app.extensions["shelf"]
    return found


def library() -> Library:
    """The library that serves this request."""
    return shelf().library


@BLUEPRINT.get("/")
def home() -> str:
    """The box, three ways in, and what was read so far."""
    return render_template("home.html", stats=count_library(library()), regions=regions(library()), library=library())


def asked() -> Asked:
    """What the address of a results page asks for; raises BadRequest for a page that is no number."""
    filters = {name: tuple(value for value in request.args.getlist(name) if value) for name in FACETS}
    filters["jurisdiction"] += tuple(value.lower() for value in request.args.getlist("country") if value)
    page = request.args.get("page", "1")
    if not page.isdigit():
        raise BadRequest("A page is a number.")
    plain = frozenset(request.args.getlist("plain"))
    return Asked(request.args.get("q", "").strip(), {k: v for k, v in filters.items() if v}, plain, int(page))


@BLUEPRINT.get("/search")
def results() -> str:
    """Results: how the query was read, hits, facets."""
    wanted = asked()
    return render_template("results.html", found=search(shelf(), wanted), library=library())


@BLUEPRINT.get("/search.json")
def results_json() -> Response:
    """Results for programs."""
    return jsonify(found_as_json(search(shelf(), asked())))


@BLUEPRINT.get("/countries")
def countries() -> str:
    """All jurisdictions by region, with what was read."""
    return render_template("countries.html", regions=regions(library()))


@BLUEPRINT.get("/<jurisdiction:code>")
def country(code: str) -> str:
    """A jurisdiction."""
    return render_template("country.html", page=country_page(library(), code))


@BLUEPRINT.get("/<jurisdiction:code>/<work:slug>")
def work(code: str, slug: str) -> str | AnyResponse:
    """A work, perhaps in an edition."""
    name, _, edition = slug.partition("@")
    page = work_page(library(), f"{code}/{name}", edition)
    if page.view.work.address != f"{code}/{name}":
        return redirect(f"/{page.view.work.address}", 301)
    return render_template("work.html", page=page)


@BLUEPRINT.get("/<jurisdiction:code>/<work:slug>/<element:element>")
def provision(code: str, slug: str, element: str) -> str:
    """A provision, perhaps in an edition."""
    _check_element(element)
    name, _, edition = slug.partition("@")
    page = provision_page(library(), f"{code}/{name}#{element}", edition)
    beside = text_beside(shelf().data.root, page.view, page.answers)
    return render_template("provision.html", page=page, beside=beside)


def _check_element(element: str) -> None:
    if not is_element(element):
        raise NotFound(f"“{element}” is not the address of a provision.")


@BLUEPRINT.get("/<jurisdiction:code>/<work:slug>/<element:element>.<any(json, txt, jsonld, xml):form>")
def provision_as(code: str, slug: str, element: str, form: str) -> Response:
    """A provision for programs: JSON, plain text, JSON-LD with schema.org terms, or the imported text as Akoma Ntoso."""
    _check_element(element)
    name = slug.partition("@")[0]
    address = f"{code}/{name}#{element}"
    if form == "json":
        return jsonify(show(library(), address))
    if form == "xml":
        return Response(akn_of(shelf().data, address, library(), only_open=True), mimetype="application/akn+xml")
    page = provision_page(library(), address)
    if form == "txt":
        body = render_template("provision.txt", page=page)
        return Response(body, mimetype="text/plain")
    return Response(render_template("provision.jsonld", page=page), mimetype="application/ld+json")


@BLUEPRINT.get("/<jurisdiction:code>.json")
def country_json(code: str) -> Response:
    """A jurisdiction for programs."""
    return jsonify(show(library(), f"country:{code}"))


@BLUEPRINT.get("/<jurisdiction:code>/<work:slug>.json")
def work_json(code: str, slug: str) -> Response:
    """A work for programs."""
    return jsonify(show(library(), f"{code}/{slug.partition('@')[0]}"))


@BLUEPRINT.get("/topics")
def topics() -> str:
    """The vocabulary as a tree."""
    return render_template("topics.html", vocabulary=library().vocabulary, library=library())


@BLUEPRINT.get("/topics/<slug:name>")
def topic(name: str) -> str:
    """A topic."""
    return render_template("topic.html", page=topic_page(library(), name), library=library())


@BLUEPRINT.get("/questions/<slug:topic_name>/<slug:question>")
def question(topic_name: str, question: str) -> str:
    """A question and how the world answers it."""
    return render_template("question.html", found=distribution(library(), topic_name, question))


@BLUEPRINT.get("/<any(topics, clauses, treaties):kind>/<path:rest>.json")
def named_json(kind: str, rest: str) -> Response:
    """A topic, clause, instrument or article for programs."""
    prefix = {"topics": "topic:", "clauses": "clause:", "treaties": ""}[kind]
    address = f"{prefix}{rest}" if prefix else rest.replace("/", "#", 1)
    return jsonify(show(library(), str(parse_address(address))))


@BLUEPRINT.get("/questions/<slug:topic_name>/<slug:question>.json")
def question_json(topic_name: str, question: str) -> Response:
    """A question with its answers for programs."""
    return jsonify(show(library(), f"question:{topic_name}/{question}"))


@BLUEPRINT.get("/treaties")
def treaties() -> str:
    """All instruments."""
    return render_template("treaties.html", library=library())


@BLUEPRINT.get("/treaties/<slug:name>")
def treaty(name: str) -> str:
    """An instrument: articles, and who is bound."""
    return render_template("treaty.html", instrument=library().instrument(name), library=library())


@BLUEPRINT.get("/treaties/<slug:name>/<element:element>")
def article(name: str, element: str) -> str:
    """An article: what it needs, and which provisions and clauses stand on its topics."""
    found = library().article(f"{name}#{element}")
    provisions = library().provisions_on(found.article.topics)
    return render_template(
        "article.html", view=found, provisions=provisions, clauses=library().clauses_on(found.article.topics)
    )


@BLUEPRINT.get("/clauses")
def clauses() -> str:
    """The library of model clauses, by Part."""
    return render_template("clauses.html", library=library())


@BLUEPRINT.get("/clauses/<slug:part>/<slug:slug>")
def clause(part: str, slug: str) -> str:
    """A clause with its text for the settings in the address."""
    found = library().clause(f"{part}/{slug}")
    chosen = {name: value for name, value in request.args.items() if name in found.parameters or name in found.options}
    chosen = {
        name: value
        for name, value in chosen.items()
        if name not in found.options or value in found.options[name].choices
    }
    lines = outline(clause_text(library(), found.id, chosen))
    precedents = library().provisions(precedent.provision for precedent in found.precedents)
    return render_template(
        "clause.html", clause=found, lines=lines, chosen=chosen, precedents=precedents, library=library()
    )


@BLUEPRINT.get("/compare")
def comparing() -> str:
    """A topic across jurisdictions."""
    name = request.args.get("topic", "")
    countries = [code for value in request.args.getlist("country") for code in value.replace(",", " ").split()]
    found = compare(library(), name, countries) if name else None
    return render_template(
        "compare.html", found=found, topic=name, countries=countries, library=library(), regions=regions(library())
    )


@BLUEPRINT.get("/compare.json")
def comparing_json() -> Response:
    """A comparison for programs."""
    countries = [code for value in request.args.getlist("country") for code in value.replace(",", " ").split()]
    return jsonify(comparison_as_json(compare(library(), request.args.get("topic", ""), countries)))


@BLUEPRINT.get("/about")
def about() -> str:
    """What lawbase is, how its records are proved, and what it does not say."""
    return render_template("about.html", stats=count_library(library()))


@BLUEPRINT.get("/opensearch.xml")
def opensearch() -> Response:
    """A description by which a browser can add the search box."""
    return Response(
        render_template("opensearch.xml", base=url_for("pages.home", _external=True)),
        mimetype="application/opensearchdescription+xml",
    )
