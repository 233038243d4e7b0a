/* What a query has found, on the page. Texts are put in as texts, so that nothing in them or in a query is markup. */
const PAGE = { texts: 600, terms: 6, groups: Infinity, hits: Infinity, events: 5, definitions: 3, level: 2 }
const DIALOG = { texts: 170, terms: 2, groups: 4, hits: 2, events: 2, definitions: 0, level: 3 }
const CLOSING = new Map([["”", "“"], ["’", "‘"], ["》", "《"], ["）", "（"]])

const make = (tag, name, ...children) => {
  const element = document.createElement(tag)
  if (name) element.className = name
  element.append(...children.filter(child => child !== null && child !== ""))
  return element
}

const filled = (phrase, values) => phrase.replace(/\{(\w+)\}/g, (_, name) => values[name])

/** How wide a text is set: a Han character as two. */
const width = text => {
  let wide = 0
  for (const char of text) wide += char > "\u2e7f" ? 2.2 : 1
  return wide
}

/** The part of a text around its first place: where it starts and ends. */
const excerpt = ({ text, places }, size) => {
  if (width(text) <= size * 1.25) return [0, text.length]
  const first = places[0]?.[0] ?? 0
  let start = first
  while (start > 0 && width(text.slice(start, first)) < size / 4) start--
  // Rather from the beginning of a sentence, a clause or a word.
  const before = text.slice(start, first)
  const sentence = before.search(/(?<=[.!?。！？；;，,：:]\s?)[^\s.!?。！？；;，,：:”’》）]/u)
  const word = before.search(/(?<=\s)\S/u)
  if (start > 0) start += Math.max(sentence >= 0 ? sentence : word, 0)
  let end = places[0]?.[1] ?? start
  while (end < text.length && width(text.slice(start, end)) < size) end++
  if (end < text.length && /\w/.test(text[end])) end = Math.max(text.lastIndexOf(" ", end), places[0]?.[1] ?? 0)
  return [start, end]
}

/** A text with its places marked; where it is long, the part around the first of them. */
const marked = (shown, name = "", size = Infinity) => {
  const { text, tag, places } = shown
  const [start, end] = excerpt(shown, size)
  const element = make("span", name, start > 0 ? "…" : "")
  element.lang = tag
  let at = start
  for (let [from, to] of places) {
    if (from < start || to > end) continue
    const opening = [...text.slice(from, to)].map(char => CLOSING.get(char)).find(char => char && char === text[from - 1])
    if (opening && from > at) from--
    element.append(text.slice(at, from), make("mark", "", text.slice(from, to)))
    at = to
  }
  element.append(text.slice(at, end), end < text.length ? "…" : "")
  return element
}

const link = (url, name, ...children) => {
  const element = make("a", name, ...children)
  element.href = url
  return element
}

/** Shows queries in a place. */
export class Results {
  #box
  #words
  #instead
  #limits
  #shown = null

  /** `words` are those of the search by name, `instead` the pages that lead on: [title, address]. */
  constructor(box, words, instead) {
    this.#box = box
    this.#words = words
    this.#instead = instead
    this.#limits = box.closest("dialog") ? DIALOG : PAGE
  }

  /** A word on how it stands, and nothing found. */
  say(name, values = {}) {
    this.#shown = null
    this.#status(filled(this.#words[name], values))
    this.#list.replaceChildren()
  }

  show(query, typed) {
    const { terms, groups, others, events, definitions } = query
    if (![terms, groups, others, events, definitions].some(found => found.length)) {
      this.say("none", { query: typed })
      this.#list.append(this.#advice())
      return
    }
    const limits = this.#limits
    this.#shown = query
    this.#status(this.#count(query))
    this.#list.replaceChildren(...[
      this.#section("terms", terms, limits.terms, term => this.#term(term)),
      ...groups.slice(0, limits.groups).map(group => this.#group(group)),
      query.open && limits === PAGE ? this.#more(query, typed, () => query.more()) : null,
      this.#others(query, typed),
      this.#section("events", events, limits.events, event => this.#event(event)),
      this.#section("definitions", definitions, limits.definitions, term => this.#term(term)),
      limits === DIALOG ? this.#all(typed) : null,
    ].filter(Boolean))
  }

  /** What can be reached by the keys, from above. */
  get stops() {
    return [...this.#box.querySelectorAll("a, button, summary")].filter(stop => stop.getClientRects().length)
  }

  get #list() {
    return this.#box.querySelector(".bt-found__list")
  }

  #status(text) {
    this.#box.querySelector(".bt-found__status").textContent = text
  }

  #count({ count, open }) {
    if (open) return filled(this.#words.first, { n: count })
    if (!count) return this.#words.no_paragraphs
    return count === 1 ? this.#words.one : filled(this.#words.many, { n: count })
  }

  #heading(...children) {
    return make(`h${this.#limits.level}`, "bt-found__title", ...children)
  }

  /** Some of what is found, and the rest when it is asked for. */
  #section(name, found, limit, item) {
    if (!found.length || !limit) return null
    const list = make("ul", "bt-hits", ...found.slice(0, limit).map(item))
    const section = make("section", `bt-found__${name}`, this.#heading(this.#words[name]), list)
    if (found.length > limit && this.#limits === PAGE) {
      const rest = make("button", "bt-found__more", filled(this.#words.rest, { n: found.length }))
      rest.type = "button"
      rest.addEventListener("click", () => {
        list.append(...found.slice(limit).map(item))
        list.children[limit].querySelector("a").focus()
        rest.remove()
      })
      section.append(rest)
    }
    return section
  }

  #term({ url, names, definition }) {
    const [own, ...others] = names.map(({ forms }) => forms.flatMap((form, index) => [index ? " · " : "", marked(form)]))
    const name = make("span", "bt-hit__name", ...own, ...others.flatMap(other => [" ", make("span", "bt-hit__other", ...other)]))
    return make("li", "bt-hit", link(url, "bt-hit__link", name, marked(definition, "bt-hit__text", this.#limits.texts / 2)))
  }

  #event({ url, date, title, other }) {
    const texts = [title, ...(other ? [other] : [])].map(text => marked(text, "bt-hit__text"))
    return make("li", "bt-hit", link(url, "bt-hit__link", marked(date, "bt-hit__label"), ...texts))
  }

  #group({ title, tag, url, hits }) {
    const isTitle = ({ passage }) => passage.url === url && passage.text === title
    const head = hits.find(isTitle)?.passage ?? { text: title, tag, places: [] }
    const shown = hits.filter(hit => !isTitle(hit) || hit.others.length).slice(0, this.#limits.hits)
    const items = shown.map(hit => this.#hit(hit.passage, isTitle(hit) ? hit.others : [hit.passage, ...hit.others]))
    const list = items.length ? make("ul", "bt-hits", ...items) : null
    return make("section", "bt-found__document", this.#heading(link(url, "", marked(head))), list)
  }

  #hit({ url, label }, texts) {
    const number = /^\d/.test(label) ? filled(this.#words.paragraph, { label }) : label
    const shown = texts.map(text => marked(text, "bt-hit__text", this.#limits.texts))
    return make("li", "bt-hit", link(url, "bt-hit__link", label ? make("span", "bt-hit__label", number) : null, ...shown))
  }

  /** What only the other language holds: closed, unless there is nothing else. */
  #others(query, typed) {
    const { others, otherCount, otherOpen, count } = query
    if (!others.length && !otherOpen) return null
    const title = otherOpen ? this.#words.others : filled(this.#words.others_n, { n: otherCount })
    const details = make("details", "bt-found__others", make("summary", "", title))
    details.open = !count
    details.append(...others.slice(0, this.#limits.groups).map(group => this.#group(group)))
    if (otherOpen && this.#limits === PAGE) details.append(this.#more(query, typed, () => query.moreOthers()))
    if (otherOpen && !others.length) {
      details.addEventListener("toggle", () => this.#read(query, typed, () => query.moreOthers()), { once: true })
    }
    return details
  }

  #more(query, typed, read) {
    const button = make("button", "bt-found__more", this.#words.more)
    button.type = "button"
    button.addEventListener("click", async () => {
      const at = this.stops.indexOf(button)
      await this.#read(query, typed, read)
      this.stops[at]?.focus()
    })
    return button
  }

  /** Show what more a query finds, if it is still the one that is shown. */
  async #read(query, typed, read) {
    const open = this.#list.querySelector("details")?.open
    this.#box.ariaBusy = "true"
    try {
      await read()
      if (this.#shown !== query) return
      this.show(query, typed)
      const details = this.#list.querySelector("details")
      if (details && open) details.open = true
    } catch {
      if (this.#shown === query) this.say("failed")
    } finally {
      this.#box.ariaBusy = "false"
    }
  }

  /** In the dialog, which shows only some: the way to the page that shows all. */
  #all(typed) {
    const address = new URL(this.#box.parentElement.querySelector("form").action)
    address.searchParams.set("q", typed)
    return make("p", "bt-more", link(address.href, "", this.#words.all))
  }

  #advice() {
    const ways = this.#instead.map(([title, url]) => make("li", "", link(url, "", title)))
    return make("div", "bt-found__advice", make("p", "", this.#words.advice), make("ul", "bt-words", ...ways))
  }
}
