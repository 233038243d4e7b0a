"""Chinese words for units. The first of each is the one we write."""

from __future__ import annotations

import re

from bitext.languages.units import SYMBOLS, either, ending

WORDS: dict[str, tuple[str, ...]] = {
    "pp": ("个百分点", "百分点"),
    "bp": ("个基点", "基点"),
    "CNY": ("元", "元人民币", "人民币"),
    "USD": ("美元", "美金"),
    "EUR": ("欧元",),
    "GBP": ("英镑",),
    "JPY": ("日元",),
    "HKD": ("港元", "港币"),
    "RUB": ("卢布",),
    "KRW": ("韩元",),
    "INR": ("卢比",),
    "year": ("年", "岁", "载"),
    "century": ("个世纪",),
    "quarter": ("个季度", "季度"),
    "month": ("个月",),
    "week": ("周", "个星期", "星期"),
    "day": ("天", "日"),
    "hour": ("小时", "个小时", "个钟头"),
    "minute": ("分钟",),
    "second": ("秒", "秒钟"),
    "ZB": ("泽字节",),
    "EB": ("艾字节",),
    "PB": ("拍字节",),
    "TB": ("太字节",),
    "GB": ("吉字节",),
    "MB": ("兆字节",),
    "KB": ("千字节",),
    "TWh": ("太瓦时",),
    "GWh": ("吉瓦时",),
    "MWh": ("兆瓦时",),
    "kWh": ("千瓦时", "度电"),
    "GW": ("吉瓦",),
    "MW": ("兆瓦",),
    "kW": ("千瓦",),
    "W": ("瓦",),
    "km": ("公里", "千米"),
    "m": ("米",),
    "cm": ("厘米",),
    "mm": ("毫米",),
    "μm": ("微米",),
    "nm": ("纳米",),
    "mile": ("英里",),
    "km²": ("平方公里", "平方千米"),
    "m²": ("平方米",),
    "m³": ("立方米",),
    "ha": ("公顷",),
    "mu": ("亩",),
    "t": ("吨",),
    "kg": ("公斤", "千克"),
    "g": ("克",),
    "mg": ("毫克",),
    "L": ("升",),
    "℃": ("摄氏度",),
    "GHz": ("吉赫", "吉赫兹"),
    "MHz": ("兆赫", "兆赫兹"),
    "Hz": ("赫兹",),
    "fps": ("帧/秒", "帧每秒"),
}
_BY_WORD = {word: name for name, words in WORDS.items() for word in words}
_CURRENCIES = {
    **dict.fromkeys(("人民币", "RMB", "CNY", "¥"), "CNY"),
    **dict.fromkeys(("US$", "$", "USD", "美元"), "USD"),
    "HK$": "HKD",
    "€": "EUR",
    "£": "GBP",
}

# The beginnings of other words: 元宇宙, 三年级, 天津, 五克服.
_OTHER_WORDS = (
    r"元[宇素年旦首帅老件器神]|年[级代轻龄]|周[边围期刊报末转知密]|天[然津空地下文河才生使]|日[元本常报志程益夜均产]"
    r"|克[服隆制拉里罗兰]|米[粒饭]|升[级至到值高温]|瓦[解特]|岁月|秒杀|载[人重荷入客体]"
)
_AFTER_NUMBER = re.compile(
    rf" ?(?:(?P<symbol>{either(SYMBOLS)})(?![A-Za-z0-9])|(?!{_OTHER_WORDS})(?P<word>{either(_BY_WORD)}))"
)
_LAST_OF_CURRENCIES = frozenset(form[-1] for form in _CURRENCIES)
_BEFORE_NUMBER = re.compile(rf"(?:{either(_CURRENCIES)}) ?$")


def after(text: str, start: int) -> tuple[str | None, int]:
    """The unit standing just after a number, and where it ends."""
    found = _AFTER_NUMBER.match(text, start)
    if not found:
        return None, start
    return (SYMBOLS[found["symbol"]] if found["symbol"] else _BY_WORD[found["word"]]), found.end()


def before(text: str, end: int) -> tuple[str | None, int]:
    """The currency standing just before a number, and where it begins."""
    if ending(text, end) not in _LAST_OF_CURRENCIES:
        return None, end
    begin = max(0, end - 4)
    found = _BEFORE_NUMBER.search(text[begin:end])
    return (_CURRENCIES[found[0].rstrip()], begin + found.start()) if found else (None, end)


def written(name: str) -> str:
    """The unit as it follows a number: %, 年, 泽字节; a symbol with a space before it."""
    if name in WORDS:
        return WORDS[name][0]
    return name if name in ("%", "℃") else f" {name}"
