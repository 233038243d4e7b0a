"""The languages `bitext` knows, by the name of their folder below `docs/`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bitext.languages.base import Language
from bitext.languages.en import English
from bitext.languages.zh import Chinese

LANGUAGES: Mapping[str, Language] = MappingProxyType({language.code: language for language in (English(), Chinese())})

