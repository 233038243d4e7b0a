/* A card under the finger: what a term, a date or a figure is, without leaving the text. It opens for the mouse that
   stays, for the first touch, for the keyboard's focus; it stays as long as it is pointed at, and Escape closes it
   (WCAG 1.4.13). What it says is a file beside the page, fetched once it is needed. The link leads on as ever. */
const KINDS = ["term", "date", "figure"]
const MARKED = "a:is(.bt-term, .bt-date, .bt-figure)"
const COME = 300
const GO = 200

const files = new Map()
const cardsOf = place => {
  const address = new URL(place.dataset.cards, document.baseURI).href
  if (!files.has(address)) {
    files.set(address, fetch(address).then(answer => answer.json()).catch(() => ({})))
  }
  return files.get(address)
}

const make = (tag, name, text, lang) => {
  const element = document.createElement(tag)
  if (name) element.className = `bt-gloss__${name}`
  if (text) element.textContent = text
  if (lang) element.lang = lang
  return element
}

const card = make("div")
card.className = "bt-gloss"
card.id = "bt-gloss"
card.hidden = true
document.querySelector("main").append(card)

const fill = (link, entry) => {
  card.lang = link.closest("[lang]").lang
  card.replaceChildren(make("p", "kind", entry.kind), make("p", "title", entry.title))
  for (const other of entry.others ?? []) card.append(make("p", "other", other.text, other.tag))
  if (entry.pinyin) card.append(make("p", "pinyin", entry.pinyin, "zh-Latn"))
  if (entry.text) card.append(make("p", "text", entry.text))
  const facts = make("p", "facts")
  for (const [label, value] of entry.facts ?? []) {
    const fact = make("span")
    if (label) fact.append(make("span", "label", label), " ")
    fact.append(value)
    facts.append(fact, " ")
  }
  const more = make("a", "more", entry.more)
  more.href = link.href
  card.append(facts, more)
}

/** Below the line that is pointed at, above it where there is no room below. */
const place = (link, x) => {
  const lines = [...link.getClientRects()]
  const line = lines.find(({ left, right }) => left <= x && x <= right) ?? lines[0]
  const edge = 16
  const width = document.documentElement.clientWidth
  const above = line.bottom + card.offsetHeight + edge > innerHeight && line.top - card.offsetHeight > 72
  const left = Math.max(edge, Math.min(line.left, width - card.offsetWidth - edge))
  card.style.left = `${left + scrollX}px`
  card.style.top = `${scrollY + (above ? line.top - card.offsetHeight - 6 : line.bottom + 6)}px`
}

let open = null   // the link whose card is shown
let wanted = null // the one whose card is to be shown
let timer = 0

const close = () => {
  clearTimeout(timer)
  wanted = null
  open?.removeAttribute("aria-describedby")
  open = null
  card.hidden = true
}

/** What a link leads to: the kind of thing by its class, which one by its address. */
const named = link => {
  const kind = KINDS.find(kind => link.classList.contains(`bt-${kind}`))
  if (kind === "term") return [kind, link.pathname.split("/").at(-2)]
  return [kind, link.hash.slice(kind === "date" ? "#event-".length : 1)]
}

/** Show a link's card; whether there was one to show. */
const show = async (link, x = -1) => {
  clearTimeout(timer)
  wanted = link
  const [kind, name] = named(link)
  const entry = (await cardsOf(link.closest("[data-cards]")))[kind]?.[name]
  if (wanted !== link) return true
  if (!entry) return false
  open?.removeAttribute("aria-describedby")
  fill(link, entry)
  card.hidden = false
  place(link, x)
  link.setAttribute("aria-describedby", card.id)
  open = link
  return true
}

const marked = event => event.target.closest?.(MARKED)
const later = (action, delay) => {
  clearTimeout(timer)
  timer = setTimeout(action, delay)
}

let pointer = "mouse"
document.addEventListener("pointerdown", event => {
  pointer = event.pointerType
  if (open && !card.contains(event.target) && marked(event) !== open) close()
}, true)

document.addEventListener("pointerover", event => {
  if (event.pointerType !== "mouse") return
  const link = marked(event)
  if (link && link !== open) later(() => show(link, event.clientX), COME)
  else if (link || card.contains(event.target)) clearTimeout(timer)
  else if (open || wanted) later(close, GO)
  else clearTimeout(timer)
})

document.addEventListener("click", async event => {
  const link = marked(event)
  if (!link || link === open || pointer === "mouse" || event.detail === 0) return
  event.preventDefault()
  if (!await show(link)) location.assign(link.href)
})

document.addEventListener("focusin", event => {
  const link = marked(event)
  if (link?.matches(":focus-visible")) show(link)
  else if (open && !card.contains(event.target) && link !== open) close()
})
document.addEventListener("focusout", event => {
  if (marked(event) === open && !card.contains(event.relatedTarget)) close()
})

document.addEventListener("keydown", event => {
  if (event.key === "Escape" && !card.hidden) {
    event.preventDefault()
    if (card.contains(document.activeElement)) open.focus()
    close()
  }
})
