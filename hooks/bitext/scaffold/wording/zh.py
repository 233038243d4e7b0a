"""Chinese."""

from __future__ import annotations

import re

from bitext.scaffold.wording.base import Person, Wording

_HAN = r"[\u4e00-\u9fff]"
_NUMBER = "[一二三四五六七八九十]{1,3}"
_NAME = re.compile(rf"{_HAN}{{2,4}}|{_HAN}{{1,4}}(?:·{_HAN}{{1,8}}){{1,3}}")
_POST = re.compile(
    rf"{_HAN}{{0,8}}(?:主任|主席|主编|书记|教授|研究员|学者|学家|作家|记者|院士|博士|馆员|秘书|经理|总裁"
    r"|[会院所局部处科校厂社馆站务队组市县镇]长)"
)
"""A position that is as short as a name: 港务长."""
_ROLE = re.compile(rf"{_HAN}[^。，！？；]{{3,80}}")


def _persons(line: str) -> list[Person]:
    """张三 某院所长; 张三、李四. A name of two characters may be spread: 张　三."""
    found: list[Person] = []
    tokens = [token for token in re.split(r"[\s、，,]+", line) if token]
    while tokens:
        name = tokens.pop(0)
        if len(name) == 1 and tokens and len(tokens[0]) == 1:
            name += tokens.pop(0)
        if found and not tokens and not found[-1].role and _POST.fullmatch(name):
            found[-1] = Person(found[-1].name, name)
        elif _NAME.fullmatch(name):
            found.append(Person(name))
        elif found and not tokens and not found[-1].role and _ROLE.fullmatch(name):
            found[-1] = Person(found[-1].name, name)
        else:
            return []
    return found


def _author_box(name: str) -> re.Pattern[str]:
    who = r"\s?".join(map(re.escape, name))
    return re.compile(rf"(?:作者简介[：:]\s?)?{who}(?:，|：|:|系|是|为|\s)(?P<role>[^。！？]{{3,200}})。?")


CHINESE = Wording(
    heading_width=80,
    numbered=re.compile(rf"{_NUMBER}[、.．].+|[（(]{_NUMBER}[）)].+|第{_NUMBER}[章节编篇].*|\d{{1,2}}[.、．](?!\d).+"),
    unfinished=re.compile(r".*[，、—–的在将把被并且而但]", re.DOTALL),
    abbreviation=re.compile(r"(?!)"),
    goes_on=re.compile(r"[，。、；：！？）》”’〉】%％].*", re.DOTALL),
    label=re.compile(
        r"(?:^|(?<=[\s）)]))(?:来源|文章来源|作者|责任编辑|责编|网络编辑|编辑|校对|审核|监制|发布时间|发布日期|日期|时间)[：:]"
    ),
    byline=re.compile(r"(?:作者[：:]|文[／/|]|本报记者|记者|撰文[：:]?)\s*(?P<rest>.+)"),
    persons=_persons,
    title_author=re.compile(rf"(?P<name>{_HAN}{{2,3}})[：:](?P<rest>.+)"),
    author_note=re.compile(r"[（(]?(?:本文)?作者(?:系|为|是|单位[：:])(?P<role>[^。（）()]{2,200})。?[）)]?"),
    author_box=_author_box,
    outlet=re.compile(
        r"(?:文章)?来源[：:]\s*(?P<outlet>[^\s（()）]{1,40})\s*(?:[（(](?P<detail>[^（()）]{1,60})[）)])?(?P<rest>.{0,40})"
    ),
    periodical=re.compile(r"(?P<outlet>《[^《》]{1,15}》)\s?(?P<detail>第\s?\d{1,4}\s?[版期])?"),
    editor=re.compile(r"(?:责任编辑|责编|网络编辑|编辑|校对|审核|监制)[：:].{1,60}"),
    statuses={
        "unofficial-translation": re.compile(r"[（(]?非官方(?:中文)?(?:译文|译本|翻译)[）)]?"),
        "official-translation": re.compile(r"[（(]?官方(?:中文)?(?:译文|译本|翻译)[）)]?"),
    },
    date_words=re.compile(
        r"发布时间|发布日期|发布|更新|时间|日期|[：:，|]|\d{1,2}[：:]\d{2}(?:[：:]\d{2})?|星期[一二三四五六日天]"
    ),
    caption=re.compile(
        rf".{{0,200}}(?:{_HAN}{{2,10}}\s?摄|(?:图|摄影|图片|供图|图源)[：:／/]\s?[^。]{{1,20}}|{_HAN}{{2,10}}供图)[）)。]?"
        rf"|图\d{{0,2}}[：:]\s?.{{1,200}}"
    ),
    question=re.compile(r"(?:问|记者问?|主持人)[：:].*", re.DOTALL),
    page=re.compile(r"第\s?\d{1,4}\s?页(?:\s?[／/，]?\s?共\s?\d{1,4}\s?页)?"),
    web=re.compile(
        r"(?:分享到?|打印(?:本页)?|关闭(?:窗口)?|字号|【?大\s?中\s?小】?|扫一扫.{0,30}|相关(?:阅读|新闻|链接|报道)|网友评论"
        r"|(?:发表|暂无|我要|查看)评论|\d{1,5}条评论|返回(?:首页|顶部|列表)|上一篇.{0,60}|下一篇.{0,60}|版权所有.{0,60}"
        r"|打开微信.{0,40}|点击.{0,20}|广告|首页|登录|搜索)[：:]?"
    ),
    left_out={
        "web": "网页附带文字：“{words}”。",
        "stamp": "标题前的“{words}”。",
        "page": "页眉或页码“{words}”。",
        "header": "正文前后的“{words}”。",
        "editor": "“{words}”一行。",
        "author": "介绍作者的文字；内容已录入著录。",
        "rule": "各部分之间的横线。",
        "title": "重复的标题。",
        "marker": "注释序号{words}。",
        "note": "注释：{words}",
        "picture": "图片。",
        "record": "",
    },
    paragraphs={
        "merged": "英文分作几段（{en}）的内容，中文为一段（{zh}）。",
        "split": "英文一段（{en}）的内容，中文分作几段（{zh}）。",
        "omitted": "中文印本没有与{en}相应的内容。",
        "added": "英文印本没有与{zh}相应的内容。",
    },
    and_="、",
    disagreement="两种印本在此处有出入；说明出入何在，本版从何者",
    description="一句话，说明这是什么文章",
    by="编者",
    index_title="文献",
    index_description="中英双语文献，逐段对照。",
    event_title="一句话，说明发生了什么",
    term_definition="一至三句",
    term_pinyin="首选写法的拼音，标声调",
)
