/* How a text and a query are cut for the search, and whether the one holds the other.

   hooks/bitext/publish/search_words.py cuts the texts in just this way for the index; a test holds the two against
   each other. */
const HAN = "々〇\u3400-\u4dbf\u4e00-\u9fff\u{20000}-\u{3ffff}"
/** A unit (a Han character, a sign, a number, a word), or a character that divides. */
const PIECE = new RegExp(
  `([${HAN}]|[+%‰]|\\p{Nd}+(?:,\\p{Nd}{3}(?!\\p{Nd}))*(?:\\.\\p{Nd}+)*|(?:(?![${HAN}])[\\p{L}\\p{Nl}\\p{No}])+)`
    + "|[^\\s\"'“”‘’„‟‚‛«»‹›「」『』《》〈〉‐‑‒–_\\/&·‧・•\\-]",
  "gu",
)
const UNSEEN = new RegExp(
  "[\u00ad\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u2064\u20d0-\u20ff"
    + "\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]",
  "gu",
)
const MOST_PARTS = 8

/** The units of a text, each with its place in it and whether it is joined to the one before. */
export const units = text => {
  const starts = []
  const ends = []
  let folded = ""
  let place = 0
  for (const char of text) {
    const seen = char < "\x80" ? char : char.normalize("NFKD").replace(UNSEEN, "")
    const part = seen.toLowerCase().replaceAll("ς", "σ")
    for (let index = 0; index < part.length; index++) {
      starts.push(place)
      ends.push(place + char.length)
    }
    place += char.length
    if (!part && ends.length) ends[ends.length - 1] = place // an accent belongs to its letter
    folded += part
  }
  const found = []
  let joined = false
  for (const { 0: piece, 1: unit, index } of folded.matchAll(PIECE)) {
    if (unit) {
      found.push({ text: unit.replaceAll(",", ""), start: starts[index], end: ends[index + piece.length - 1], joined })
    }
    joined = Boolean(unit)
  }
  return found
}

/** A query cut at its spaces; quotation marks keep words together. */
export const parts = query => {
  const found = [""]
  let quoted = false
  for (const char of query) {
    if ("\"＂“”".includes(char)) quoted = char === "“" || (char !== "”" && !quoted)
    if (!quoted && /\s/u.test(char)) found.push("")
    else found[found.length - 1] += char
  }
  return found.map(units).filter(part => part.length).slice(0, MOST_PARTS)
}

/** A word, and what may be its plural or its singular. */
export const inflected = word => {
  if (!/^[a-z]{3,}$/.test(word)) return [word]
  const found = [word, `${word}s`, `${word}es`]
  if (word.endsWith("y")) found.push(`${word.slice(0, -1)}ies`)
  if (word.endsWith("ies")) found.push(`${word.slice(0, -3)}y`)
  if (word.endsWith("es")) found.push(word.slice(0, -2))
  if (word.endsWith("s")) found.push(word.slice(0, -1))
  return found
}

/** Units that follow on one another; the last may be any of some words. */
export class Phrase {
  constructor(sequence, last = [sequence.at(-1).text]) {
    this.sequence = sequence
    this.last = new Set(last)
  }

  /** Where it stands in a text that is cut: [start, end] of each place. */
  places(text) {
    const found = []
    const length = this.sequence.length
    for (let at = 0; at + length <= text.length; at++) {
      if (!this.sequence.every((unit, index) => this.#fits(unit, text[at + index], index))) continue
      found.push([text[at].start, text[at + length - 1].end])
      at += length - 1
    }
    return found
  }

  #fits(unit, other, index) {
    const same = index === this.sequence.length - 1 ? this.last.has(other.text) : unit.text === other.text
    return same && (index === 0 || other.joined || !unit.joined)
  }
}

/** What a query asks for: all of it as one phrase, or at least each of its parts. */
export class Wanted {
  constructor(whole, parts) {
    this.whole = whole
    this.parts = parts
  }

  /** The places in a text that holds the phrase or all parts; null in any other. */
  places(text) {
    const found = this.whole.places(text)
    if (found.length) return found
    const each = this.parts.map(part => part.places(text))
    return each.every(part => part.length) ? inOrder(each.flat()) : null
  }

  /** The places of whatever parts a text holds. */
  some(text) {
    return inOrder(this.parts.flatMap(part => part.places(text)))
  }

  /** How a name answers: 0 it is what is asked for, 1 it begins so, 2 it holds it, 3 it does not. */
  rank(name) {
    const [first] = this.whole.places(name)
    if (!first) return this.places(name) ? 2 : 3
    if (first[0] !== name[0].start) return 2
    return first[1] === name.at(-1).end ? 0 : 1
  }
}

/** Places in order, none in another. */
export const inOrder = places => {
  const kept = []
  for (const [start, end] of places.sort((one, two) => one[0] - two[0] || two[1] - one[1])) {
    if (start >= (kept.at(-1)?.[1] ?? 0)) kept.push([start, end])
  }
  return kept
}
