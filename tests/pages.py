"""One page of each type, by the path it has in the first language."""

PAGES = (
    "",
    "documents/",
    "documents/wei-kai-2024/",
    "documents/wei-kai-2024/parallel/",
    "timeline/",
    "glossary/",
    "glossary/ai-plus-initiative/",
    "figures/",
    "differences/",
    "search/?q=AI",
    "data/",
    "about/",
    "nowhere/",
)
PREFIXES = ("", "zh/")
