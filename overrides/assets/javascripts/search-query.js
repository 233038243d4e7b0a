/* From what a reader types to what holds it. The index says where to look; what is found there is read in full, and
   nothing is a hit unless its text holds what was typed. */
import { inflected, inOrder, parts, Phrase, units, Wanted } from "./search-words.js"

const LONGEST = 200     // characters that count
const MOST_KEYS = 8     // that are looked up for one phrase
const TERM_PACKS = 3    // that are read
const EVENT_PACKS = 2
const AT_ONCE = 6       // packs of paragraphs that are read together
const TURNS = 4         // how often, if there are not enough hits before
const ENOUGH = 10

/** What one query finds, in a reader's language. Terms and events are there at once, paragraphs as they are read:
    `groups` (by document) are those that hold it in that language, `others` those that do in another.

    A text to show is {tag, text, places}, `places` to be marked in it. */
export class Query {
  terms = []
  definitions = []
  events = []
  groups = []
  others = []
  #index
  #code
  #wanted
  #named = new Map() // the terms that have just this name: id → phrases for their forms in the reader's language
  #queue = []
  #otherQueue = []

  /** Null where there is nothing to look for. */
  static async ask(index, code, typed) {
    const text = [...typed].slice(0, LONGEST).join("")
    const sequence = units(text)
    if (!sequence.length) return null
    await index.load()
    const query = new Query(index, code)
    await query.#ask(sequence, parts(text))
    return query
  }

  constructor(index, code) {
    this.#index = index
    this.#code = code
  }

  get count() {
    return counted(this.groups)
  }

  get otherCount() {
    return counted(this.others)
  }

  /** Whether there is more to read. */
  get open() {
    return this.#queue.length > 0
  }

  get otherOpen() {
    return this.#otherQueue.length > 0
  }

  more() {
    return this.#read(this.#queue)
  }

  moreOthers() {
    return this.#read(this.#otherQueue)
  }

  async #ask(sequence, parts) {
    const whole = await this.#look(sequence, true)
    const each = parts.length > 1
      ? await Promise.all(parts.map((part, index) => this.#look(part, index === parts.length - 1)))
      : [whole]
    const named = await this.#packsNamed(sequence)
    // Whoever types a name means all of it.
    const loose = named.length ? [whole] : each
    this.#wanted = new Wanted(whole.phrase, loose.map(one => one.phrase))
    const [near, far] = [[whole], loose].map(looked => this.#packs(looked.flatMap(one => one.lists)))
    const all = [...near.own, ...near.any, ...far.own, ...far.any]
    await Promise.all([this.#readTerms([...named, ...all]), this.#readEvents(all)])
    const bearing = await this.#packsBearing()
    this.#queue = this.#index.only("documents", [...near.own, ...bearing, ...far.own])
    this.#otherQueue = this.#index.only("documents", all).filter(pack => !this.#queue.includes(pack))
    await this.more()
    // Read what is little, so that nobody is sent where nothing is; and all that helps where there is nothing yet.
    if (!this.open && (!this.count || this.#otherQueue.length <= AT_ONCE)) await this.moreOthers()
  }

  /** A phrase and, for each of its keys, the packs that hold it. Its last word may be a plural or, where no text has
      it, the beginning of a word. */
  async #look(sequence, mayBegin) {
    const end = sequence.at(-1)
    const before = sequence.length > 1 && end.joined ? ` ${sequence.at(-2).text} ` : ""
    const ends = inflected(end.text).map(word => before + word)
    const [lists, found] = await Promise.all([
      Promise.all(keys(sequence).slice(0, MOST_KEYS).map(key => this.#index.holding(key))),
      Promise.all(ends.map(async key => [key, await this.#index.holding(key)])),
    ])
    let last = found.filter(([, packs]) => packs)
    if (!last.length && mayBegin && lists.every(Boolean) && /^(?:\p{L}{2,}|[\p{Nd}.]{2,})$/u.test(end.text)) {
      last = await this.#index.beginning(before + end.text)
    }
    const words = last.map(([key]) => key.slice(before.length))
    return { phrase: new Phrase(sequence, words), lists: [...lists, last.length ? either(last.map(one => one[1])) : null] }
  }

  /** The packs that are in all lists: of the reader's language, of any. */
  #packs(lists) {
    if (!lists.every(Boolean)) return { own: [], any: [] }
    return {
      own: inAll(lists.map(list => list[this.#code])),
      any: inAll(lists.map(list => union(Object.values(list)))),
    }
  }

  async #packsNamed(sequence) {
    const before = sequence.slice(0, -1).map(unit => `${unit.text} `).join("")
    const names = inflected(sequence.at(-1).text).map(word => `=${before}${word}`)
    const lists = await Promise.all(names.map(name => this.#index.holding(name)))
    return lists.filter(Boolean).flatMap(list => Object.values(list).flatMap(packs => [...packs.keys()]))
  }

  /** The packs in which the terms of that name stand, under whatever form. */
  async #packsBearing() {
    const lists = await Promise.all([...this.#named.keys()].map(term => this.#index.holding(`#${term}`)))
    return inAll([union(lists.filter(Boolean).map(list => list[this.#code]))])
  }

  async #readTerms(packs) {
    const files = await this.#index.read(this.#index.only("terms", packs).slice(0, TERM_PACKS))
    for (const term of files.flatMap(file => file.terms)) {
      const names = this.#inTurn(term.forms).map(([code, forms]) => this.#name(code, forms))
      const rank = Math.min(...names.map(name => name.rank))
      const definition = this.#shown(this.#code, term.definition[this.#code])
      const hit = { url: this.#index.url(term.url[this.#code]), rank, names, definition }
      if (rank === 0) this.#named.set(term.id, term.forms[this.#code].map(form => new Phrase(units(form))))
      if (rank < 3) this.terms.push(hit)
      else if (definition.places.length) this.definitions.push(hit)
    }
    this.terms.sort((one, two) => one.rank - two.rank)
  }

  /** A term in one language: its label, and another form where that one answers better. */
  #name(code, forms) {
    const ranked = forms.map(form => ({ ...this.#shown(code, form), rank: this.#wanted.rank(units(form)) }))
    const best = ranked.reduce((one, two) => (two.rank < one.rank ? two : one))
    return { rank: best.rank, forms: [...new Set([ranked[0], best])] }
  }

  async #readEvents(packs) {
    const files = await this.#index.read(this.#index.only("events", packs).slice(0, EVENT_PACKS))
    for (const event of files.flatMap(file => file.events)) {
      const dates = this.#inTurn(event.date).map(([code, text]) => this.#shown(code, text))
      const titles = this.#inTurn(event.title).map(([code, text]) => this.#shown(code, text))
      const own = dates[0].places.length || titles[0].places.length
      const other = titles.slice(1).find(title => title.places.length)
      if (!own && !other) continue
      const [date, title] = [dates[0], titles[0]]
      this.events.push({ url: this.#index.url(event.url[this.#code]), date, title, other: own ? null : other })
    }
  }

  async #read(queue) {
    const before = this.count + this.otherCount
    for (let turn = 0; turn < TURNS && queue.length; turn++) {
      const numbers = queue.splice(0, AT_ONCE)
      const packs = await this.#index.read(numbers)
      const hits = packs.flatMap((pack, index) => pack.rows.flatMap((row, place) => (
        this.#hits(pack, row).map(hit => ({ ...hit, order: [numbers[index], place] }))
      )))
      gather(this.groups, hits.filter(hit => hit.rank < 3))
      gather(this.others, hits.filter(hit => hit.rank === 3))
      if (this.count + this.otherCount - before >= ENOUGH) break
    }
  }

  /** What of a row holds what is wanted: as it was typed (0), as the term that it names (1), in parts (2); or only in
      another language (3), which is then shown beside the paragraph that answers it. */
  #hits(pack, row) {
    const passages = this.#inTurn(row.passages).flatMap(([code, side]) => side.map(([id, label, text]) => ({
      code, label, tag: this.#index.languages[code], text, cut: units(text), places: [],
      url: this.#index.url(pack.url[code] + (id && `#${id}`)),
    })))
    const forms = (row.terms[this.#code] ?? []).flatMap(term => this.#named.get(term) ?? [])
    const found = passages.flatMap(passage => (passage.code === this.#code ? this.#marked(passage, forms) : []))
    if (found.length) return found.map(hit => ({ ...hit, document: this.#document(pack), others: [] }))
    const { parts } = this.#wanted
    if (!parts.every(part => passages.some(({ cut }) => part.places(cut).length))) return []
    const all = passages.map(passage => ({ ...passage, places: this.#wanted.some(passage.cut) }))
    const others = all.filter((other, index) => index > 0 && other.places.length)
    return [{ rank: 3, document: this.#document(pack), passage: all[0], others }]
  }

  /** A paragraph with its places, if it has any. */
  #marked(passage, forms) {
    const ways = [
      () => this.#wanted.whole.places(passage.cut),
      () => inOrder(forms.flatMap(form => form.places(passage.cut))),
      () => this.#wanted.places(passage.cut) ?? [],
    ]
    for (const [rank, way] of ways.entries()) {
      const places = way()
      if (places.length) return [{ rank, passage: { ...passage, places } }]
    }
    return []
  }

  #document(pack) {
    const [[code, title]] = this.#inTurn(pack.title)
    return { title, tag: this.#index.languages[code], url: this.#index.url(pack.url[code]) }
  }

  /** A text with the places to be marked in it. */
  #shown(code, text) {
    return { tag: this.#index.languages[code], text, places: this.#wanted.places(units(text)) ?? [] }
  }

  /** What is there in several languages, the reader's own first. */
  #inTurn(sides) {
    return Object.entries(sides).sort(([one], [two]) => (two === this.#code) - (one === this.#code))
  }
}

/** The keys of a phrase but for that of its end: pairs of units, and units that belong to no pair. */
const keys = sequence => sequence.slice(0, -1).flatMap((unit, index) => {
  if (index && unit.joined) return [` ${sequence[index - 1].text} ${unit.text}`]
  return sequence[index + 1].joined ? [] : [unit.text]
})

/** One map of packs and strengths for several. */
const union = lists => {
  const found = new Map()
  for (const list of lists) {
    for (const [pack, strength] of list) found.set(pack, Math.max(strength, found.get(pack) ?? 0))
  }
  return found
}

/** The same for each language. */
const either = lists => (
  Object.fromEntries(Object.keys(lists[0]).map(code => [code, union(lists.map(list => list[code]))]))
)

/** The packs that are in all maps, the strongest first. */
const inAll = lists => {
  const [first, ...others] = [...lists].sort((one, two) => one.size - two.size)
  return [...first]
    .filter(([pack]) => others.every(list => list.has(pack)))
    .map(([pack, strength]) => [pack, Math.min(strength, ...others.map(list => list.get(pack)))])
    .sort((one, two) => two[1] - one[1] || one[0] - two[0])
    .map(([pack]) => pack)
}

const counted = groups => groups.reduce((sum, group) => sum + group.hits.length, 0)

/** Put hits with their documents; those that are new come after the others, the best first. */
const gather = (groups, hits) => {
  const fresh = []
  for (const { document, ...hit } of hits) {
    let group = [...groups, ...fresh].find(one => one.url === document.url)
    if (!group) fresh.push(group = { ...document, hits: [] })
    group.hits.push(hit)
  }
  const inTurn = (one, two) => one.rank - two.rank || one.order[0] - two.order[0] || one.order[1] - two.order[1]
  for (const group of [...groups, ...fresh]) group.hits.sort(inTurn)
  fresh.sort((one, two) => one.hits[0].rank - two.hits[0].rank || two.hits.length - one.hits.length)
  groups.push(...fresh)
}
