"""Makes a corpus of any size: documents in both languages that agree, a term base, events. Always the same for a size.

    python benchmarks/corpus.py FOLDER --documents 100 --terms 500

A document has 30 paragraphs, about 2,500 English words and 4,000 Han characters: the size of a policy article. It
names terms about 115 times, dates ten events and gives thirty figures: a little more than the real texts do, for
their length. Some terms are met everywhere and most are rare.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path

ADJECTIVES = """
coastal=沿海 inland=内陆 northern=北方 southern=南方 eastern=东部 western=西部 central=中部 rural=乡村 urban=城市 municipal=市级
provincial=省级 national=国家 regional=区域 local=地方 public=公共 private=民营 joint=联合 open=开放 shared=共享 digital=数字
industrial=工业 agricultural=农业 commercial=商业 financial=金融 medical=医疗 cultural=文化 academic=学术 technical=技术
scientific=科学 ecological=生态 maritime=海洋 aerial=航空 seismic=地震 thermal=热力 optical=光学 acoustic=声学 chemical=化学
mechanical=机械 electric=电力 magnetic=磁力 nuclear=核能 solar=太阳能 hydraulic=水利 pneumatic=气动 robotic=机器人 automatic=自动
manual=人工 remote=远程 mobile=移动 modular=模块 parallel=并行 serial=串行 linear=线性 spatial=空间 temporal=时间 static=静态
dynamic=动态 adaptive=自适应 robust=稳健 secure=安全 reliable=可靠 flexible=灵活 durable=耐久 portable=便携 compact=紧凑
standard=标准 special=专项 general=通用 primary=初级 secondary=中级 advanced=高级 integrated=综合
""".split()
NOUNS = """
network=网络 platform=平台 centre=中心 station=站点 laboratory=实验室 institute=研究院 library=图书馆 archive=档案 register=登记册
survey=调查 census=普查 index=指数 catalogue=目录 standard=规范 protocol=协议 framework=框架 programme=方案 project=工程
initiative=倡议 campaign=行动 alliance=联盟 council=理事会 forum=论坛 committee=委员会 bureau=局 agency=机构 office=办公室 fund=基金
budget=预算 market=市场 exchange=交易所 cluster=集群 corridor=走廊 base=基地 zone=区 park=园区 port=港 terminal=码头 depot=仓库
factory=工厂 workshop=车间 furnace=炉 turbine=涡轮 engine=发动机 sensor=传感器 detector=探测器 receiver=接收机 antenna=天线
satellite=卫星 probe=探针 gauge=计量仪 scanner=扫描仪 printer=打印机 display=显示屏 keyboard=键盘 model=模型 algorithm=算法
dataset=数据集 database=数据库 interface=接口 module=组件 service=服务 course=课程 textbook=教材 diploma=文凭 scholarship=奖学金
training=培训 exercise=演练 inspection=检查 audit=审计 review=评审 licence=许可 certificate=证书
""".split()
FILLERS = [
    (
        "The work was slower than its authors had hoped, because the ground was wet and the roads were poor, and more than"
        " one of those who took part had to be replaced before the season was out.",
        "地面潮湿，道路难行，工作比编写者原先设想的要慢，季节还没有过去，参与的人里就有人不得不换下来，由别人接替完成余下的部分。",
    ),
    (
        "Those who wrote the report hold that the lesson is a plain one: where the people who use a thing have a say in"
        " how it is made, it is made well, and where they have none, it is soon given up.",
        "报告的作者认为，道理其实很简单：使用者对东西怎么做有发言权，东西就做得好；使用者没有发言权，东西用不了多久便会被弃置一旁，再也无人过问。",
    ),
    (
        "Nothing in the papers shows who proposed the change, and the editors have left the question open, as they must"
        " where the sources are silent.",
        "文件里没有说明这一改动由谁提出，凡是材料没有讲到的地方，编者也只能照样存疑，留待日后有新的材料时再作判断，不作推测。",
    ),
]
PARAGRAPHS = 30
EVENT_EVERY = 3
NOTE = {
    "en": "!!! editor difference\n    The English printing leaves the last sentence out; the Chinese has it.",
    "zh": "!!! editor difference\n    英文本缺最后一句，中文本有。",
}
MONTHS = "January February March April May June July August September October November December".split()


def vocabulary(count: int) -> list[tuple[str, str, str]]:
    """(id, English, Chinese) of that many terms."""
    pairs = [[entry.split("=") for entry in words] for words in (ADJECTIVES, NOUNS)]
    combined = ((f"{a[0]}-{b[0]}", f"{a[0]} {b[0]}", f"{a[1]}{b[1]}") for a, b in product(*pairs))
    found = list(combined)
    random.Random(1).shuffle(found)
    if count > len(found):
        raise SystemExit(f"at most {len(found)} terms")
    return found[:count]


def write_corpus(root: Path, documents: int, terms: int) -> None:
    """Write `docs/` below the root."""
    words = vocabulary(terms)
    events: dict[int, list[str]] = {}
    for number in range(documents):
        _write_document(root, number, words, events)
    for year, entries in events.items():
        _write(root / f"docs/events/{year}.yml", "events:\n" + "".join(entries))
    for start in range(0, len(words), 500):
        _write_terms(root / f"docs/terms/group-{start // 500 + 1}.yml", words[start : start + 500])
    pages = {
        "index": ("Papers", "文献", "home.html"),
        "documents/index": ("Documents", "全部文献", "documents.html"),
        "timeline": ("Timeline", "时间线", "timeline.html"),
        "glossary": ("Glossary", "术语表", "glossary.html"),
        "figures": ("Figures", "数据", "figures.html"),
        "differences": ("Differences", "异文", "differences.html"),
        "search": ("Search", "搜索", "search.html"),
    }
    for name, (en, zh, template) in pages.items():
        for code, title, text in (("en", en, "All of them."), ("zh", zh, "全部列出。")):
            front = f"---\ntitle: {title}\ndescription: {title}.\ntemplate: {template}\n---\n\n"
            _write(root / f"docs/{code}/{name}.md", f"{front}{text}\n")


def _write_document(root: Path, number: int, words: list[tuple[str, str, str]], events: dict[int, list[str]]) -> None:
    chance = random.Random(number)
    ident = f"paper-{number:04}"
    issued = f"{2001 + number % 24}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    bodies: dict[str, list[str]] = {"en": [], "zh": []}
    section = 0
    for paragraph in range(1, PARAGRAPHS + 1):
        if paragraph % 6 == 1:
            section += 1
            bodies["en"].append(f"## Part {'ABCDE'[section - 1]} of the paper {{#s{section}}}")
            bodies["zh"].append(f"## {'甲乙丙丁戊'[section - 1]}部 {{#s{section}}}")
        sentences = list(_sentences(chance, words, paragraph))
        if paragraph % EVENT_EVERY == 0:
            en, zh, date = _dated(chance, _word(chance, words))
            sentences.insert(0, (en, zh))
            events.setdefault(int(date[:4]), []).append(
                f'  - id: {ident}-p{paragraph}\n    date: "{date}"\n    kind: event\n'
                f"    actors: [{_word(chance, words)[0]}]\n"
                f"    title: {{en: The work of paper {number} goes on, zh: 第{number}号文献所述工作继续进行}}\n"
                f"    cites: ['{ident}#p{paragraph}']\n"
            )
        bodies["en"].append(" ".join(en for en, _ in sentences) + f"\n{{: #p{paragraph} }}")
        bodies["zh"].append("".join(zh for _, zh in sentences) + f"\n{{: #p{paragraph} }}")
    for code, title, author in (("en", f"Paper {number}", "Ana Sol"), ("zh", f"文献{number}", "安娜")):
        bodies[code].append(NOTE[code])
        front = (
            f"---\ntitle: {title}\ntitle_from: ours\ndescription: {title}.\ngenre: article\nauthors:\n  - name: {author}\n"
            f'    role: null\noutlet: null\nissued: "{issued}"\nissued_printed: "{issued}"\nimplied: []\n'
            f"source_languages: [en]\nsources:\n  - language: en\n    status: original\n    sha256: {number:064x}\n"
            f'    note: null\nedition:\n  by: Bench\n  made: "2026-01-01"\nalignment: []\n---\n\n'
        )
        _write(root / f"docs/{code}/documents/{ident}.md", front + "\n\n".join(bodies[code]) + "\n")


def _word(chance: random.Random, words: list[tuple[str, str, str]]) -> tuple[str, str, str]:
    """A term; the first ones of the base come much more often than the last."""
    return words[int(len(words) * chance.random() ** 2)]


def _dated(chance: random.Random, word: tuple[str, str, str]) -> tuple[str, str, str]:
    """A sentence in both languages, and the date that both give."""
    year, month, day = chance.randint(1990, 2024), chance.randint(1, 12), chance.randint(1, 28)
    en = f"On {day} {MONTHS[month - 1]} {year} the {word[1]} was opened."
    return en, f"{year}年{month}月{day}日，{word[2]}启用。", f"{year}-{month:02}-{day:02}"


def _sentences(chance: random.Random, words: list[tuple[str, str, str]], paragraph: int) -> Iterator[tuple[str, str]]:
    """What every paragraph has, and the figures that every second one has."""
    one, two, three, four = (_word(chance, words) for _ in range(4))
    yield (
        f"The {one[1]} and the {two[1]} had a part in it, and the {three[1]} wrote down what was done.",
        f"{one[2]}与{two[2]}参与其中，{three[2]}记录了经过。",
    )
    if paragraph % 2 == 0:
        count, percent = chance.randint(1001, 9999), chance.randint(110, 890) / 10
        yield (
            f"The {four[1]} took over {count:,} readings for it, {percent} percent of them at night.",
            f"{four[2]}为此读数{count}余次，其中{percent}%在夜间。",
        )
    yield chance.choice(FILLERS)
    yield chance.choice(FILLERS)


def _write_terms(path: Path, words: list[tuple[str, str, str]]) -> None:
    entries = "".join(
        f"  - id: {ident}\n    en: {{label: {en}, from: source, variants: [], definition: What is called {en} here.}}\n"
        f"    zh: {{label: {zh}, from: ours, variants: [], definition: 此处所称的{zh}。}}\n    related: []\n"
        for ident, en, zh in words
    )
    _write(path, f"category: {{en: {path.stem.title()}, zh: {path.stem}}}\nterms:\n{entries}")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--terms", type=int, default=500)
    options = parser.parse_args()
    write_corpus(options.folder, options.documents, options.terms)


if __name__ == "__main__":
    main()
