"""What each finding means, in Chinese, by code."""

from collections.abc import Mapping

RULES: Mapping[str, str] = {}
