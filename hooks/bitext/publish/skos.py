"""The glossary as SKOS, in Turtle.

A term is a `skos:Concept`, a category a `skos:Collection`. Where a form comes from is said by three properties of
our own, defined in the file itself: `:inSource`, `:official`, `:ours`, each with the form as its value. Pinyin is an
alternative label in `zh-Latn-pinyin`. Every node has an address, so that the file is the same each time.
"""

from __future__ import annotations

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from bitext.addresses import Addresses
from bitext.corpus import Corpus
from bitext.languages import LANGUAGES
from bitext.publish.provenance import Provenance
from bitext.terms import Side, Term

_PROPERTIES = {"source": "inSource", "official": "official", "ours": "ours"}


def glossary_ttl(corpus: Corpus, addresses: Addresses, provenance: Provenance) -> bytes:
    """`data/glossary.ttl`. A concept's address is its term's page in the site's first language."""
    own = Namespace(f"{addresses.absolute('data/glossary.ttl')}#")
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in (("skos", SKOS), ("dct", DCTERMS), ("owl", OWL), ("rdfs", RDFS), ("", own)):
        graph.bind(prefix, namespace)
    scheme = own["glossary"]
    _describe(graph, scheme, provenance)
    _define_properties(graph, own, corpus.languages)
    for category in corpus.categories.values():
        collection = own[f"category-{category.id}"]
        graph.add((collection, RDF.type, SKOS.Collection))
        for code, label in category.label.items():
            graph.add((collection, SKOS.prefLabel, Literal(label, lang=LANGUAGES[code].tag)))
    for term in corpus.terms.values():
        concept = _concept(addresses, term.id)
        graph.add((own[f"category-{term.category}"], SKOS.member, concept))
        graph.add((concept, SKOS.inScheme, scheme))
        _add(graph, concept, term, own)
        for code in corpus.languages:
            if code != addresses.default:
                graph.add((concept, RDFS.seeAlso, URIRef(addresses.absolute(addresses.term(code, term.id)))))
        for related in term.related:
            other = _concept(addresses, related)
            graph.add((concept, SKOS.related, other))
            graph.add((other, SKOS.related, concept))  # the relation goes both ways, for readers that do not infer it
    return f"{graph.serialize(format='turtle').strip()}\n".encode()


def _concept(addresses: Addresses, term: str) -> URIRef:
    return URIRef(addresses.absolute(addresses.term(addresses.default, term)))


def _describe(graph: Graph, scheme: URIRef, provenance: Provenance) -> None:
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    graph.add((scheme, OWL.versionInfo, Literal(provenance.version)))
    graph.add((scheme, DCTERMS.modified, Literal(provenance.date)))
    graph.add((scheme, DCTERMS.license, URIRef(provenance.licence)))
    for code, name in provenance.name.items():
        tag = LANGUAGES[code].tag
        graph.add((scheme, DCTERMS.title, Literal(name, lang=tag)))
        graph.add((scheme, DCTERMS.bibliographicCitation, Literal(provenance.cite[code], lang=tag)))


def _define_properties(graph: Graph, own: Namespace, languages: list[str]) -> None:
    for word, name in _PROPERTIES.items():
        graph.add((own[name], RDF.type, RDF.Property))
        graph.add((own[name], RDFS.domain, SKOS.Concept))
        for code in languages:
            label = LANGUAGES[code].phrases[f"provenance_{word}_long"]
            graph.add((own[name], RDFS.label, Literal(label, lang=LANGUAGES[code].tag)))


def _add(graph: Graph, concept: URIRef, term: Term, own: Namespace) -> None:
    graph.add((concept, RDF.type, SKOS.Concept))
    graph.add((concept, SKOS.notation, Literal(term.id)))
    for code, side in term.sides.items():
        tag = LANGUAGES[code].tag
        graph.add((concept, SKOS.prefLabel, Literal(side.label, lang=tag)))
        graph.add((concept, SKOS.definition, Literal(side.definition, lang=tag)))
        for form in side.forms:
            if form.text != side.label:
                graph.add((concept, SKOS.altLabel, Literal(form.text, lang=tag)))
            graph.add((concept, own[_PROPERTIES[form.provenance]], Literal(form.text, lang=tag)))
        _add_pinyin(graph, concept, side, tag)
        if term.note:
            graph.add((concept, SKOS.note, Literal(term.note[code], lang=tag)))


def _add_pinyin(graph: Graph, concept: URIRef, side: Side, tag: str) -> None:
    """A name that is printed in Latin letters only has them as its label already."""
    if side.pinyin and side.pinyin != side.label:
        romanised = f"{tag.split('-')[0]}-Latn-pinyin"
        graph.add((concept, SKOS.altLabel, Literal(side.pinyin, lang=romanised)))
