"""Chinese classifiers: what makes a single character that means a number a number."""

from __future__ import annotations

import re

from bitext.languages.units import either

_FIRM = (
    *("个", "种", "项", "次", "条", "名", "位", "家", "座", "张", "份", "件", "批", "届", "轮", "套", "台", "部", "支", "只"),
    *("艘", "架", "栋", "幢", "所", "户", "人", "组", "队", "类", "款", "门", "篇", "册", "章", "节", "卷", "段", "句", "页"),
    *("场", "起", "例", "宗", "桩", "颗", "层", "步", "大", "国", "省", "市", "县", "区", "州", "镇", "村", "校", "者", "强", "卡", "字"),
    *("方面", "领域", "环节", "行业", "阶段", "维度", "层面"),
    *(f"点{noun}" for noun in ("建议", "意见", "原因", "理由", "经验", "问题", "思考", "要求", "主张", "共识", "希望", "看法", "体会", "启示", "说明", "倡议", "来")),
)
_LOOSE = ("级", "代", "期", "方", "线", "地")
"""As often part of another word: 三级, 两代, 二期."""
# The beginnings of other words.
_OTHER_WORDS = r"项目(?!标)|门峡|地[区方位理铁球]|国(?:演义|时期|志)|(?<=一)起"
_CLASSIFIER = re.compile(rf"(?!{_OTHER_WORDS})(?:{either(_FIRM)}|(?P<loose>{either(_LOOSE)}))")

FIRST_CHARACTERS = frozenset(word[0] for word in (*_FIRM, *_LOOSE))


def after(text: str, start: int) -> tuple[int, bool]:
    """Where the classifier just after a number ends (`start` if there is none), and whether it is a loose one."""
    found = _CLASSIFIER.match(text, start)
    if found is None:
        return start, False
    # 点 counts points only before what they are points of, which is no part of the figure.
    return (start + 1 if found[0][0] == "点" else found.end()), bool(found["loose"])
