"""Chinese words that say how exact a figure is, before it or after it."""

from __future__ import annotations

import re

from bitext.languages.base import Qualifier
from bitext.languages.units import either, ending

# The first of each is the one we write.
_BEFORE: dict[Qualifier, tuple[str, ...]] = {
    "over": ("超过", "超", "超出", "突破", "逾", "多于", "高于", "大于", "不止", "过", "远超", ">"),
    "nearly": ("近", "将近", "接近", "几乎", "逼近"),
    "about": ("约", "大约", "大概", "大致", "约莫", "差不多", "平均约"),
    "under": ("不足", "不到", "低于", "少于", "小于", "未满", "不满", "<"),
    "at-least": ("至少", "不少于", "不低于", "不下", "不小于", "起码", "≥"),
    "up-to": ("最多", "多达", "高达", "至多", "不超过", "不多于", "不高于", "最高", "最长", "最大", "不大于", "不能超过", "不得超过", "不应超过", "≤"),
}
_AFTER: dict[Qualifier, tuple[str, ...]] = {
    "over": ("以上", "有余", "开外", "+"),
    "about": ("左右", "上下"),
    "under": ("以下",),
    "at-least": ("及以上", "或以上"),
    "up-to": ("及以下", "或以下"),
}
_MEANS_BEFORE = {words: qualifier for qualifier, forms in _BEFORE.items() for words in forms}
_MEANS_AFTER = {words: qualifier for qualifier, forms in _AFTER.items() for words in forms}
_LOOK_BACK = 8
# Not the ends of other words: 节约, 最近, 赶超, 通过, 看不到. A verb may stand between: 约占60%, 超过了38000件.
_BETWEEN = ("了", "有", "拥有", "具有", "为", "是", "占", "达到", "达", "至", "可达", "计", "合")
_STANDS_BEFORE = re.compile(
    r"(?<![最附邻临靠新亲远贴](?=近))(?<![节条合契制预公违缔签履纽](?=约))(?<![赶反](?=超))(?<![得看见想找收遇感听](?=不到))"
    r"(?<![超通经不越度路](?=过))"
    rf"(?<![A-Za-z](?=[<>]))(?P<words>{either(_MEANS_BEFORE)})(?:{either(_BETWEEN)})?约? ?$"
)
_LAST_OF_THEM = frozenset({*(words[-1] for words in (*_MEANS_BEFORE, *_BETWEEN)), "约"})
# 过 is "over" only in 过半, 过百 and the like; 近十年来 are the last ten years, not nearly ten.
_IS_NONE = re.compile(r"过(?![半百千万亿])|近(?:十|10) ?年来")
_STANDS_AFTER = re.compile(rf"(?:{either(_MEANS_AFTER)})(?![述所])")


def before(text: str, end: int) -> tuple[Qualifier | None, int]:
    """The qualifier that leads up to a figure, and where it begins."""
    if ending(text, end) not in _LAST_OF_THEM:
        return None, end
    begin = max(0, end - _LOOK_BACK)
    found = _STANDS_BEFORE.search(text[begin:end])
    if found is None or _IS_NONE.match(f"{found['words']}{text[end : end + 5]}"):
        return None, end
    return _MEANS_BEFORE[found["words"]], begin + found.start()


def after(text: str, start: int) -> tuple[Qualifier | None, int]:
    """The qualifier that follows a figure, and where it ends."""
    found = _STANDS_AFTER.match(text, start)
    return (_MEANS_AFTER[found[0]], found.end()) if found else (None, start)


def written(qualifier: Qualifier) -> str:
    return _BEFORE[qualifier][0]
