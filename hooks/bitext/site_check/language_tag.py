"""Language tags (BCP 47), as `lang` and `hreflang` bear them."""

from __future__ import annotations

import re

_WELL_FORMED = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})"  # language
    r"(?:-[a-z]{4})?"  # script
    r"(?:-(?:[a-z]{2}|[0-9]{3}))?"  # region
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"  # variants
    r"(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*"  # extensions
    r"(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+",
    re.IGNORECASE,
)

# ISO 639-1. A country's code in place of a language's (cn, jp, cz) is the commonest slip there is.
_ISO_639_1 = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en "
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv "
    "ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne "
    "ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss "
    "st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
_TWO_LETTERS = frozenset(_ISO_639_1.split())


def is_language_tag(tag: str) -> bool:
    """Whether a tag is well-formed, and its language, if it has two letters, exists: `zh-Hans`, not `zh_CN` or `cn`."""
    language = tag.partition("-")[0].lower()
    return bool(_WELL_FORMED.fullmatch(tag)) and (len(language) != 2 or language in _TWO_LETTERS)


def agree(one: str, other: str) -> bool:
    """Whether one tag is the other, or the same said less exactly: `zh` and `zh-Hans`, not `zh-Hant` and `zh-Hans`."""
    one, other = f"{one.lower()}-", f"{other.lower()}-"
    return one.startswith(other) or other.startswith(one)
