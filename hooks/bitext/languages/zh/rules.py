"""What each finding means, in Chinese, by code: the same four parts as in the rules' own documentation."""

from collections.abc import Mapping

RULES: Mapping[str, str] = {
    "S100": """
        页面只有一种语言。

        读者切换语言时无处可去。

        Wrong: 有`docs/en/about.md`，没有`docs/zh/about.md`
        Right: 两个文件都有，文件名相同
    """,
    "S101": """
        同一页上有两处编号相同。

        编号就是段落的地址，一个地址只能通往一处。

        Wrong: 两段之下都写`{: #p3 }`
        Right: `{: #p3 }`和`{: #p4 }`
    """,
    "S102": """
        标题或段落在另一种语言里没有对应。

        不是漏了一段，就是编号写错了；如果原文本来就不同，须登记为例外。

        Wrong: 英文页有`{: #p7 }`，中文页没有这个编号
        Right: 两页都有`{: #p7 }`，或者在`alignment`下登记`omitted`、`added`、`merged`或`split`
    """,
    "S103": """
        同一编号在一种语言里是标题，在另一种语言里是段落；或者两边都是标题，级别却不同。

        读者切换语言之后，会落到另一样东西上。

        Wrong: `## Outlook {#s4}`和`### 展望 {#s4}`
        Right: `## Outlook {#s4}`和`## 展望 {#s4}`
    """,
    "S104": """
        段落的次序与另一种语言不同。

        左右对照时，相对的就不是同一段了。

        Wrong: 中文页的次序为p1、p3、p2
        Right: 两页都是p1、p2、p3，或者在`alignment`下登记`moved`
    """,
    "S105": """
        同一节里，一种语言中没有编号的段落、列表项等比另一种语言多。

        有一边增添或遗漏了内容。有编号的不在此列，它们逐一比对。

        Wrong: 英文有五个列表项，中文只有四个
        Right: 两边数目相同
    """,
    "S106": """
        登记的对应例外与实际不符，或者已经过时。

        例外是给读者看的，必须属实。

        Wrong: p5登记为`omitted`，而两种语言都有p5
        Right: 删去这条例外
    """,
    "S107": """
        阅读版的标题或段落没有编号，或者用了无法编号的列表、表格。

        没有编号就无法引用，也无法配对，双语对照页上还会缺少这一部分。`bitext fix`会补上标题和段落缺少的编号；列举的各项要分写成段落，各有编号。

        Wrong: 段落之后紧接空行；`- 一件事`
        Right: 段落之后一行写`{: #p7 }`；p7的各部分分写成段落p7-1、p7-2
    """,
    "S108": """
        编者注只有一种语言才有，或者出现在第一段之前。

        两种语言地位相等：对某一段的说明，两种语言都要有。

        Wrong: 只有英文页在p5之后有`!!! editor difference`
        Right: 两种语言在同一段之后各有一条
    """,
    "S109": """
        写了豁免，却没有可豁免的检查结果。

        豁免连同理由都给读者看；现在它所说的问题已经改正，或者本来就不存在。

        Wrong: 两边数字一致的段落，却写着`!!! editor waiver F301`
        Right: 删去这条注，或者改为`remark`
    """,
    "D201": """
        事件所引的段落不存在。

        时间线上的每一项，都要能一步回到载有它的段落。

        Wrong: `cites: [my-document#p99]`
        Right: `cites: [my-document#p9]`
    """,
    "D202": """
        事件所引的段落没有这个日期，或者其中一种语言没有。

        读者无从核实的时间线没有价值。

        Wrong: 事件日期为2024-09-25，所引段落只说“2024年9月”
        Right: `date: "2024-09"`，或者改引写明日子的段落
    """,
    "D203": """
        事件的日期来自相对说法而没有注明，或者所引的说法不在段落之中。

        文献先有日期，“去年”才能推定是哪一年；这一步要让读者看到。

        Wrong: 2024年的事件引自“去年”，却没有`relative`
        Right: `relative: {en: last year, zh: 去年}`，并在`resolved:`中说明理由
    """,
    "D204": """
        文献正文中有一个日期，没有哪个事件与之对应。

        文献中系有日期的事项都要列入时间线，不列的须说明理由。

        Wrong: p5-3写着“2024年5月”，却没有日期为2024-05、引用p5-3的事件
        Right: 添加事件，或者在`unclaimed`下登记并说明理由
    """,
    "D205": """
        事件所记的数字，在所引段落中都找不到。

        时间线表明这个数字属于这一日期，读者须能在段落里找到它。

        Wrong: 段落说230公里，却写`figures: [320 km]`
        Right: `figures: [230 km]`
    """,
    "D206": """
        对应的两段日期不同，或者精确程度不同。

        两种语言必有一误，只读一种语言的人永远不会知道。

        Wrong: 英文为“25 September 2024”，中文为`2024年9月26日`或`2024年9月`
        Right: 英文为“25 September 2024”，中文为`2024年9月25日`
    """,
    "D207": """
        一种语言说“去年”，另一种语言说“今年”。

        正文保留相对日期的原样，因此两边的说法必须相同。

        Wrong: “last year”对`今年`
        Right: “last year”对`去年`
    """,
    "F301": """
        对应的两段数字不同。

        两种语言必有一误，只读一种语言的人永远不会知道。比较的是数值和单位，因此`4,500`与`4500家`、`2.88 trillion yuan`与`2.88万亿元`、`60 percent`与`六成`都算相同。

        Wrong: “4,500 enterprises”对`4050家企业`；“419.1 million”对`419.1万`
        Right: “4.191 million”对`419.1万`
    """,
    "F302": """
        同一个数字，一种语言说“超过”，另一种语言没有限定，或者说“近”。

        “超过4500”与“4500”是两种不同的说法。英文“over three years”如果说的是历时三年，会被当作“三年以上”；写“within three years”就不会。

        Wrong: “over 4,500”对`4500家`
        Right: “over 4,500”对`4500余家`
    """,
    "T401": """
        段落里有某个术语，对应的段落里却没有它的任何一种写法。

        不是另一边用了术语库还不知道的写法，就是两边说的不是一回事。

        Wrong: 英文有“tide gauge”，对应的中文段落没有`验潮仪`
        Right: 中文用`验潮仪`，或者把那里的写法登记为变体
    """,
    "T402": """
        一个术语对着另一个术语的写法。

        一种译法用于两个术语，读另一种语言的人就分不清了。

        Wrong: 指本市计划的“Tide Gauge Plan”对`《国际验潮计划》`
        Right: “Tide Gauge Plan”对`《验潮仪计划》`
    """,
    "T403": """
        与某个术语的写法只差大小写。

        术语库不认识这种写法，读者点不开它，也查不到它。

        Wrong: “Tide-gauge plan of action”
        Right: “Tide Gauge Plan of Action”
    """,
    "T404": """
        标题或段落尚未翻译。

        它以“未译”的标记开头，读者看得到。译出之前，其中的日期、数字和术语不作比较。

        Wrong: 中文的p3只有`［未译］`
        Right: 中文的p3写好
    """,
    "Y501": """
        这一段上次核对之后，另一种语言的对应段落又改动过。

        读者在该段会看到提示。等到两边重新一致，用`bitext fix --synced`登记。

        Wrong: 英文的p3改了，中文的p3还是老样子
        Right: 两边都改好，再运行`bitext fix --synced`
    """,
    "M601": """
        前置元数据或记录不是合格的YAML，或者用了记录中用不着的写法（锚点、标签、同一个键出现两次）。

        这样的内容无法读取。

        Wrong: `title: Tides: a view`
        Right: `title: "Tides: a view"`
    """,
    "M602": """
        记录中有规定之外的键。

        键名写错，如果不报，就会无声无息地失去作用。

        Wrong: `autors:`
        Right: `authors:`
    """,
    "M603": """
        记录缺少一个键。

        原文未曾交代的，要写明`null`，不能略去不写。

        Wrong: 阅读版没有`issued`
        Right: `issued: null`
    """,
    "M604": """
        值为空，或者不是这个键可以取的值。

        页面和数据文件都要用到它；空着或者写错，读者得到的就是空白或者错误。

        Wrong: `kind: measurment`
        Right: `kind: measurement`
    """,
    "M605": """
        日期不是EDTF（ISO 8601-2）写法。

        不合写法的日期无法排序，也无法与正文核对。

        Wrong: `date: "25.9.2024"`、`date: "2024-02-30"`
        Right: `date: "2024-09-25"`、`date: "2024-09"`、`date: "2021/2025"`
    """,
    "M606": """
        同一文献的两页，应当相同的项目取值不同。

        原文只有一份，日期、校验值、体裁都只有一个。

        Wrong: 英文页`issued: "2025-01-13"`，中文页`issued: "2025-01-14"`
        Right: 两页相同
    """,
    "M607": """
        两个术语或两个事件的编号相同。

        编号就是地址。

        Wrong: 两条记录都是`id: ai-plus`
        Right: `id: ai-plus`和`id: ai-plus-cooperation`
    """,
    "M608": """
        同一种写法属于两个术语。

        正文中的一个词只能通往一个术语。

        Wrong: `Tide Plan`是两个术语的变体
        Right: 这种写法只留在该留的术语里，另一个术语用更长的写法
    """,
    "M609": """
        一个术语在同一种语言里把同一种写法登记了两次。

        第二次没有增加任何内容，所记的来历还可能与第一次矛盾。

        Wrong: 变体与首选写法重复
        Right: 每种写法只登记一次
    """,
    "M610": """
        记录提到的术语不在术语库里。

        读者点它，无处可去。

        Wrong: `related: [ai-pluss]`
        Right: `related: [ai-plus]`
    """,
    "M611": """
        编者注的类别不在规定之列。

        类别决定读者在哪里读到这条注。

        Wrong: `!!! editor diffrence`
        Right: `!!! editor difference`
    """,
    "M612": """
        记录中的某个值或某条编者注仍以`DRAFT: `开头。

        凡是只有人才能写的，`bitext new`都这样标出；写好之前，读者看到的就是草稿。

        Wrong: `description: "DRAFT: 一句话，说明这是什么文章"`
        Right: `description: 关于验潮仪的一份报告。`
    """,
    "M613": """
        重定向无处可去，或者挡住了现有的内容，或者登记了两次。

        发布过的地址总有人引用，必须通往读者要找的内容。

        Wrong: `to: documents/new-name/`，而这篇文献并不存在
        Right: `to:`后面写现有页面、段落、术语或事件的地址
    """,
    "H701": """
        文件超过一兆字节，或者图片超过五兆字节。

        一个页面不过几十千字节；这样大的文件不是弄错了，就是有意拖慢构建。这样的文件不读取。

        Wrong: 整本书的扫描文字存成一页
        Right: 一篇一页
    """,
    "H702": """
        文件不是UTF-8编码，或者曾被误当作UTF-8读取：丢失的字符由U+FFFD代替。

        其中的字符只能靠猜。

        Wrong: 以GB 18030或Windows-1252保存的页面
        Right: 同一页面以UTF-8保存
    """,
    "H703": """
        文件中有看不见的字符：控制字符、零宽字符、改变文字方向的字符。

        它能让文字读起来与实际不同，也让词语搜索不到。文字处理软件会留下软连字符和零宽空格；这里用不着，同样不收。

        Wrong: `数据<U+200B>库`
        Right: `数据库`
    """,
    "H704": """
        文件或文件夹无法读取，或者不是普通的文件。

        读不到的就无法检查；管道、设备之类的文件还会让构建停住不动。

        Wrong: 只有所有者才能读取的页面
        Right: 人人可读的页面
    """,
    "H705": """
        符号链接指向docs/之外，或者指向文件夹，或者无所指向。

        它所指的内容会被发布出去。

        Wrong: `docs/en/notes.md`是指向`/etc/passwd`的链接
        Right: 文件本身
    """,
    "H706": """
        页面中有HTML代码，无害的行内元素除外。

        脚本、表单、框架会在读者那一端运行；任何元素都可能把页面弄散。允许的有`<abbr> <b> <bdi> <bdo> <br> <cite> <del> <dfn> <em> <i> <ins> <kbd> <mark> <q> <rp> <rt> <ruby> <s> <samp> <small> <span> <strong> <sub> <sup> <u> <var> <wbr>`。同一行的反引号之间或代码围栏之间是代码，可以写任何内容。

        Wrong: `<script>…</script>`、`<div class="box">`
        Right: `H<sub>2</sub>O`，或者把元素写在反引号里
    """,
    "H707": """
        元素或花括号中的属性表有不允许的属性。

        事件属性（`onclick`）会运行脚本，`style`可以遮住页面，地址也不该写在这里。元素可以有`lang`、`dir`和`title`；花括号里还可以有另外几种。

        Wrong: `*现在*{: onclick=go() }`、`<span style="position:fixed">`
        Right: `*maintenant*{: lang=fr }`、`<span lang="fr">maintenant</span>`
    """,
    "H708": """
        链接的地址既不是本站页面，也不是网址。

        `javascript:`、`vbscript:`和`data:`会运行写在其中的内容；怎样伪装都会被查出。

        Wrong: `[此处](javascript:go())`、`[此处](java&#115;cript:go())`
        Right: `[此处](https://example.org/)`、`[此处](../about.md)`
    """,
    "H709": """
        图片要从别的主机获取。

        那台主机会知道谁在读什么，明天也可能换上另一张图片。

        Wrong: `![港口](https://example.org/harbour.png)`
        Right: `![港口](../assets/harbour.png)`，或者改为链接
    """,
    "H710": """
        链接或路径通往docs/之外。

        那里的内容没有发布，或者不该发布。

        Wrong: `[札记](../../../etc/passwd)`、`[札记](file:///home/me/notes.md)`
        Right: `[札记](../notes.md)`
    """,
    "H711": """
        页面要求插入别的文件。

        这里没有这项功能；如果有，构建网站的机器上任何文件都可能被插进来。

        Wrong: `--8<-- "notes.md"`、`{% include "notes.md" %}`
        Right: 文字本身
    """,
    "H712": """
        编号或文献的文件名含有ASCII以外的字符。

        编号就是地址；里面如果有一个西里尔字母а，看上去是这个地址，其实不是。

        Wrong: 含西里尔字母а的`{: #p1а }`
        Right: `{: #p1a }`
    """,
    "H713": """
        一个词里，拉丁字母与形状相同的西里尔字母或希腊字母混用。

        谁也看不出来，而这个词搜索不到。

        Wrong: 以西里尔字母С开头的`Сhina`
        Right: `China`
    """,
    "H714": """
        前置元数据、术语或事件的值含有HTML或脚本。

        这些值是纯文本，要用在标题、数据文件和订阅源里，标记不该出现在那里。

        Wrong: `title: 潮汐<script>go()</script>`
        Right: `title: 潮汐`
    """,
    "H715": """
        docs/中有不该放在那里的文件。

        docs/全部会发布。那里只放：各语言文件夹里的页面，`terms`和`events`里的记录，图片，以及`.txt`。放在别处的页面不属于任何语言，也没有人检查。

        Wrong: `docs/en/map.html`、`docs/assets/count.js`、`docs/evil.md`
        Right: `docs/en/map.md`、`docs/assets/map.png`
    """,
    "H716": """
        SVG图片含有脚本、事件属性、地址或会获取内容的样式，或者格式不正确。

        SVG文件自成一个文档，单独打开时会运行其中的内容。

        Wrong: `<svg onload="go()">`、`<image href="https://example.org/x.png"/>`
        Right: 图形和文字，以及`href="#shape"`
    """,
    "H717": """
        文件或文件夹的名称无法显示，或者文件夹层层相套，过深。

        名称既是地址，又要出现在每一条检查结果里。

        Wrong: 含换行的名称
        Right: `docs/en/about.md`
    """,
    "H718": """
        页面的开头，MkDocs与本检查的读法不同。

        MkDocs把页面最前面的`词: …`当作元数据，又把读不懂的前置元数据当作正文；结果不是文字消失，就是元数据被显示出来。

        Wrong: 页面以`Note: the tide turns`开头
        Right: 前面先写前置元数据，或者先空一行
    """,
    "L800": """
        没有网站，或者其中有文件无法读取。

        读不到的就无法检查，浏览器也显示不好。

        Wrong: 不是UTF-8编码的页面、不是JSON的清单、空文件夹
        Right: 重新构建的网站
    """,
    "L801": """
        地址所指的文件在网站里不存在。

        链接、图片、脚本、样式表、其他语言的页面、订阅源，以及数据文件里的完整地址，都按静态服务器的方式逐一查找：文件夹即其中的`index.html`。

        Wrong: `<a href="../abuot/">`
        Right: `<a href="../about/">`
    """,
    "L802": """
        地址所指的位置在那一页上不存在。

        读者会落到页首，不知道为什么；无论是本语言的页面，还是另一种语言的页面，都是如此。

        Wrong: `<a href="../zh/about/#p7">`，而那一页没有`id="p7"`
        Right: `<a href="../zh/about/#p6">`，那一页有`id="p6"`
    """,
    "L803": """
        一页上有两处`id`相同。

        一个地址只能通往一处。

        Wrong: `<p id="p3">`和`<li id="p3">`
        Right: `<p id="p3">`和`<li id="p4">`
    """,
    "L804": """
        网站没有404.html。

        读者打开过时的地址，看到的就是主机自己的页面，找不到出路。

        Wrong: 没有`404.html`
        Right: 网站文件夹里有`404.html`
    """,
    "L805": """
        404.html中有相对地址。

        读者打开什么地址，它就显示在什么地址上，相对地址只在某一层才对。

        Wrong: 404.html中的`<a href="about/">`
        Right: `<a href="/about/">`，或者`<base href="/">`
    """,
    "L806": """
        站点地图列出的地址不是本站的页面。

        搜索引擎会被引到不存在的地方，或者别的网站。

        Wrong: `<loc>https://example.org/abuot/</loc>`
        Right: `<loc>https://example.org/about/</loc>`
    """,
    "L807": """
        图片没有`alt`。

        看不见图片的人什么也得不到，或者只得到文件名。空的`alt=""`表示图片只作装饰。

        Wrong: `<img src="map.png">`
        Right: `<img src="map.png" alt="已出台专项计划的省份">`
    """,
    "L811": """
        页面没有注明语言，或者不是用语言标签（BCP 47）注明。

        屏幕阅读器据此选择语音，浏览器据此选择字体和断词方式。

        Wrong: `<html>`、`<html lang="zh_CN">`
        Right: `<html lang="zh-Hans">`
    """,
    "L812": """
        hreflang不是语言标签（BCP 47）。

        搜索引擎对不认识的标签置之不理。

        Wrong: `hreflang="cn"`、`hreflang="zh_CN"`
        Right: `hreflang="zh-Hans"`
    """,
    "L813": """
        多语言网站的页面没有注明其他语言的版本在哪里。

        只有一种语言的页面，只列出自己，以此说明。

        Wrong: 页面的head里没有`<link rel="alternate" hreflang="…">`
        Right: 页面有几种语言就列几条，包括自己，再加一条`x-default`
    """,
    "L814": """
        页面列出的其他语言版本，没有反过来列出这一页。

        这样一来，两边的说法搜索引擎都不采信。

        Wrong: `about/`列出`zh/about/`，`zh/about/`列出的却是`zh/`
        Right: 两页互相列出
    """,
    "L815": """
        页面列出了其他语言的版本，却没有列出自己。

        搜索引擎要求每一页都列出整套版本。

        Wrong: `about/`只列出`zh/about/`
        Right: `about/`列出`about/`和`zh/about/`
    """,
    "L816": """
        页面列出了其他语言的版本，却没有为使用别种语言的读者指定一个。

        搜索引擎就会代为选择。

        Wrong: 只有`en`和`zh-Hans`
        Right: `en`、`zh-Hans`和`x-default`
    """,
    "L817": """
        hreflang注明的语言，与所指页面的语言不同。

        `zh-Hans`的页面注明`zh`，不算矛盾，只是不够确切。`x-default`只用于列出各语言版本。

        Wrong: `<a href="zh/" hreflang="en">`，而那一页是`<html lang="zh-Hans">`
        Right: `<a href="zh/" hreflang="zh-Hans">`
    """,
    "L818": """
        站点地图中某个条目的语言版本不成对：其中一个没有条目，或者没有列出另一个，或者没有列出自己。

        与页面一样，两边说法一致，搜索引擎才采信。

        Wrong: `about/`列出`zh/about/`，而后者的条目没有列出任何版本
        Right: 两个条目都列出两种版本
    """,
    "L819": """
        页边通往另一种语言的链接没有归路。

        到了对方那一段，那里的页边链接必须通回原来的段落，或者通到同组的另一段，即页边链接也指向那里的段落。

        Wrong: p7通往中文的p9，中文的p9却通往p8
        Right: p7和p8都通往中文的p9，中文的p9通往p7
    """,
    "L821": """
        页面没有注明规范地址。

        网站的副本，以及带与不带`index.html`的同一页面，会被当成互相竞争的页面。如果哪一页都没有注明，网站就不知道自己的地址，其中的完整地址也无法检查。

        Wrong: 没有`<link rel="canonical">`
        Right: `<link rel="canonical" href="https://example.org/about/">`；设定`site_url`之后，MkDocs会自行写上
    """,
    "L822": """
        页面的规范地址不是它自己的地址。

        搜索引擎就不会收录这一页。只把读者引往别处的页面，可以写所引往的地址。

        Wrong: `about/`的规范地址写成`https://example.org/`
        Right: `https://example.org/about/`
    """,
    "L823": """
        其他语言的版本没有用完整地址列出。

        搜索引擎要求此处用完整地址。

        Wrong: `<link rel="alternate" hreflang="en" href="../">`
        Right: `<link rel="alternate" hreflang="en" href="https://example.org/">`
    """,
    "L831": """
        页面或样式表从别的主机获取内容。

        那台主机会知道谁在读什么；它一旦被屏蔽，页面也随之残缺。由读者自己点开的链接，可以通往任何地方。

        Wrong: `<script src="https://cdn.example.com/x.js">`、`@import "https://fonts.example.com/…"`
        Right: 把文件放到本站
    """,
    "L832": """
        页面里直接写了脚本，而不是引用脚本文件。

        没有行内脚本，才能用内容安全策略把不该有的脚本挡在外面。放在脚本元素里的数据，如`type="application/json"`，不算脚本。

        Wrong: `<script>start()</script>`
        Right: `<script src="assets/start.js"></script>`
    """,
    "L833": """
        标签里有事件属性。

        这就是写在页面里的脚本，与L832所禁止的相同。

        Wrong: `<a href="#" onclick="open()">`
        Right: 由本站的脚本文件设置
    """,
    "L834": """
        地址是要运行的代码。

        这就是写在页面里的脚本，与L832所禁止的相同；在新窗口打开时也无处可去。

        Wrong: `<a href="javascript:print()">`
        Right: `<button>`，配合本站的脚本文件
    """,
}
