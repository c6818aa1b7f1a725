"""Contents that are phrases: objects, somebody + to do, somebody + for what, a name that somebody is called."""

from spacy.tokens import Token

from dragoman.analyze.dependents import (
    OBJECTS,
    Range,
    after,
    bare_infinitive,
    has_subject,
    has_to,
    is_passive,
    span,
    topic_of,
)

_NAMED = frozenset({"dobj", "nsubj", "oprd", "ccomp", "attr", "acomp"})
_FREE = frozenset({"relcl", "ccomp", "pcomp", "csubj"})


def find_order(token: Token, base: Token) -> tuple[Range, ...] | None:
    """Somebody + to do, or somebody + of or for something: both together; the charge alone where the object went before."""
    person = after(base, "pobj") if base != token else after(token, "dobj", "dative", "nsubj")
    topic = topic_of(token)
    before = base is token and any(child.dep_ in ("dobj", "nsubjpass") for child in token.lefts) and not topic
    charges = [child for child in person.rights if child.dep_ == "prep"] if person is not None and base is token else []
    if person is not None and any(after(charge, "pcomp") for charge in charges):
        return (span(person),)
    for child in token.rights:
        told = child.dep_ in ("xcomp", "ccomp", "advcl") and has_to(child)
        blamed = child.dep_ == "prep" and child.lower_ in ("of", "for", "about") and base is token
        if person is not None and child.i > person.i and (told or blamed):
            return ((person.left_edge.i, child.right_edge.i + 1),)
        if person is None and told and has_subject(child):
            first, last = span(child)
            return ((first + 1 if child.doc[first].dep_ == "mark" else first, last),)
        if person is None and before and blamed and child.lower_ == "of":
            return ((child.i + 1, child.right_edge.i + 1),)
        if person is None and blamed and is_passive(token) and after(child, "pcomp", "pobj") and topic:
            return (topic, (child.i + 1, child.right_edge.i + 1))
    return None


def find_grounds(token: Token, base: Token) -> tuple[Range, ...] | None:
    """Somebody + for or over what he does or has, no time and no aim: "the king for selling it", "over his silence"."""
    person = after(token, "dobj")
    for child in token.rights:
        if child.dep_ != "prep" or child.lower_ not in ("for", "over") or person is None or child.i < person.i:
            continue
        own = after(child, "pobj")
        if after(child, "pcomp") or own is not None and any(each.dep_ == "poss" for each in own.lefts):
            return ((person.left_edge.i, child.right_edge.i + 1),)
    return None


def find_finding(token: Token, base: Token) -> tuple[Range, ...] | None:
    """The object with what follows it in its clause: "the poll shows the party with a small lead"."""
    held = after(token, "dobj")
    if held is None or is_passive(token):
        return None
    last = held.right_edge.i + 1
    for child in token.rights:
        if child.left_edge.i == last and child.dep_ in ("prep", "xcomp", "oprd", "acomp", "advmod", "advcl"):
            last = child.right_edge.i + 1
    return ((held.left_edge.i, last),)


def find_object(token: Token, base: Token) -> tuple[Range, ...] | None:
    """The object of the verb, or of the preposition that ends the cue; the subject of a passive with an agent."""
    if base != token:
        held = after(base, "pobj")
        return (span(held),) if held is not None else None
    held = after(token, "dobj")
    if held is not None and not is_passive(token):
        return (span(held),)
    if held is None and token.dep_ == "relcl" and _lacks_object(token):
        return ((token.head.left_edge.i, token.head.i + 1),)
    if any(child.dep_ == "agent" for child in token.rights):
        topic = next((child for child in token.lefts if child.dep_ == "nsubjpass"), None)
        return (span(topic),) if topic is not None and topic.tag_ not in ("WP", "WDT") else None
    return None


def _lacks_object(token: Token) -> bool:
    """True for "she opposed" in "a plan she opposed": a clause without a pronoun whose object is the noun before it."""
    lefts = list(token.lefts)
    own = any(child.dep_ == "nsubj" and child.tag_ not in ("WP", "WDT") for child in lefts)
    return own and token.left_edge.i == token.head.i + 1 and not any(child.dep_ in OBJECTS for child in token.children)


def find_gerund(token: Token, base: Token) -> tuple[Range, ...] | None:
    """A verb in -ing (or a question) after the preposition or the verb."""
    child = after(base, "pcomp") if base != token else after(token, "xcomp")
    if child is None or (base is token and child.tag_ != "VBG"):
        return None
    return (span(child),)


def find_small_clause(token: Token, base: Token) -> tuple[Range, ...] | None:
    """Object + name or quality, as in "call it a plot" and "describe it as a plot"; also a name in quotation marks."""
    if is_passive(token):
        return _passive_name(token)
    parts = [child for child in token.rights if child.dep_ in _NAMED or (child.dep_ == "prep" and child.lower_ == "as")]
    if token.dep_ in _FREE and (gap := _named_before(token)):
        return gap
    if not parts or parts[0].dep_ == "ccomp" and (parts[0].pos_ in ("VERB", "AUX") or not has_subject(parts[0])):
        return None
    first, last = parts[0].left_edge.i, parts[-1].right_edge.i + 1
    doc = token.doc
    quoted = doc[first].is_quote or doc[first - 1].is_quote or (last < len(doc) and doc[last].is_quote)
    whole = len(parts) > 1 or parts[0].dep_ == "ccomp" or quoted or (token.dep_ == "relcl" and parts[0].dep_ == "oprd")
    return ((first, last),) if whole and not all(part.dep_ == "prep" for part in parts) else None


def _named_before(token: Token) -> tuple[Range, ...] | None:
    """The name in "what she called a farce" and "which he described as a farce", where the object stands before the verb."""
    taken = any(child.dep_ in ("dobj", "nsubj") for child in token.rights)
    named = next((child for child in token.rights if child.dep_ == "oprd" or child.lower_ == "as"), None)
    if named is None or taken:
        return None
    first = named.i + 1 if named.dep_ == "prep" else named.left_edge.i
    return ((first, named.right_edge.i + 1),) if first <= named.right_edge.i else None


def _passive_name(token: Token) -> tuple[Range, ...] | None:
    """Subject and name of "is seen as a plot" and "was called a plot"."""
    topic = topic_of(token)
    agents = (after(child, "pobj") for child in token.rights if child.dep_ == "agent")
    later = (child for agent in agents if agent is not None for child in agent.rights if child.lower_ == "as")
    named = next((child for child in token.rights if child.dep_ == "oprd" or child.lower_ == "as"), next(later, None))
    if topic is None or named is None:
        return None
    first = named.i + 1 if named.dep_ == "prep" else named.left_edge.i
    return (topic, (first, named.right_edge.i + 1)) if first <= named.right_edge.i else None


def find_passive(token: Token, base: Token) -> tuple[Range, ...] | None:
    """Subject and infinitive of "is expected to"."""
    topic = next((child for child in token.lefts if child.dep_ == "nsubjpass"), None)
    act = bare_infinitive(token)
    return (span(topic), *act) if topic is not None and act else None
