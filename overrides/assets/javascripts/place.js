/* The place is kept. Whoever crosses to the other language, or from one view of a text to another, arrives at the
   same paragraph, at the same height on the screen. Without this, the links in the margin still lead to it. */
import { onKey } from "./keys.js"

const KEY = "bt-place"
const root = document.documentElement

/** To the other language, and to another view in the same one. */
const CROSSINGS = ".bt-switch, .bt-other, .bt-footer [rel~=alternate]"
const VIEWS = ".bt-beside, .bt-alone"
/** Whatever has the same id in both languages, but for paragraphs, whose partners the margin knows. */
const PLACES = [
  ".bt-block > [id]", ".bt-row[id]", ".bt-cell > [id]", ".bt-event[id]", ".bt-terms > [id]", ".bt-figures tr[id]",
  ".bt-differences [id]", ".bt-line[id]", ".bt-body > [id]", ".bt-home h2[id]", ".bt-provenance h2[id]",
].join()

/** What the address points to. */
const target = () => document.querySelector(":target")

/** The id that answers a place in the language of that tag; "" where none does. */
const partner = (place, tag) => {
  const block = place.closest(".bt-block, .bt-row")
  if (!block || tag === root.lang) return place.id
  const link = block.querySelector(`:is(.bt-other, .bt-alone)[hreflang="${tag}"]`)
  return link ? link.hash.slice(1) : ""
}

/** Where the text begins that the header does not cover. */
const edge = () => (Number.parseFloat(getComputedStyle(root).scrollPaddingTop) || 0) - 16

/** The places in view, the likeliest to be read first: the one that is meant, the topmost that begins in the upper
    half of the window, those below it, those above it. */
const reading = meant => {
  const top = edge()
  const seen = []
  for (const place of document.querySelectorAll(PLACES)) {
    const box = place.getBoundingClientRect()
    if (box.height && box.bottom > top && box.top < innerHeight) seen.push({ place, box })
  }
  const begins = seen.findIndex(({ box }) => box.top >= top && box.top < innerHeight / 2)
  const order = begins < 0 ? seen : [...seen.slice(begins), ...seen.slice(0, begins).reverse()]
  const first = order.findIndex(({ place }) => place === meant)
  if (first > 0) order.unshift(...order.splice(first, 1))
  return order.slice(0, 8)
}

/** What is to be found again: an id, a height on the screen, and which part of the place stands there (0 its top). */
const noted = ({ place, box }, tag) => {
  const y = Math.max(box.top, edge())
  return { id: partner(place, tag), y, part: (y - box.top) / box.height }
}

const leave = event => {
  const link = event.target.closest?.(`${CROSSINGS}, ${VIEWS}`)
  if (!link) return
  const crossing = link.matches(CROSSINGS)
  const tag = link.hreflang || root.lang
  const own = link.closest(".bt-block, .bt-row")
  const meant = own ? own.querySelector(".bt-block > [id]") ?? own : target()
  const places = own || scrollY > 0 ? reading(meant).map(one => noted(one, tag)).filter(({ id }) => id) : []
  const inPlace = event.type === "click" && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
  if (crossing) link.search = location.search
  if (!own) {
    // In a new window nothing but the address can say where to go.
    const pointed = target()
    link.hash = (pointed ? partner(pointed, tag) : inPlace ? "" : places[0]?.id) ?? ""
  }
  if (!inPlace) return
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ path: link.pathname, places, focus: event.detail === 0 }))
  } catch {
    if (places.length) link.hash = places[0].id // storage may be forbidden
  }
}

const arrive = () => {
  let stored = null
  try {
    stored = JSON.parse(sessionStorage.getItem(KEY))
    sessionStorage.removeItem(KEY)
  } catch {
    // as above
  }
  if (stored?.path !== location.pathname) return
  const found = stored.places.find(({ id }) => document.getElementById(id)?.getClientRects().length)
  if (!found) {
    if (stored.focus) document.querySelector(".bt-switch")?.focus({ preventScroll: true })
    return
  }
  const place = document.getElementById(found.id)
  const put = () => {
    const box = place.getBoundingClientRect()
    scrollTo({ top: scrollY + box.top + found.part * box.height - found.y, behavior: "instant" })
    place.focus({ preventScroll: true })
  }
  root.classList.remove("bt-arriving") // what is hidden takes no focus
  place.tabIndex = -1
  put()
  // Once loaded, browsers go to the fragment again; unless the reader has gone on, so do we.
  const reader = new AbortController()
  for (const type of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(type, () => reader.abort(), { once: true, passive: true, signal: reader.signal })
  }
  addEventListener("load", () => requestAnimationFrame(put), { once: true, signal: reader.signal })
}

for (const type of ["click", "auxclick", "contextmenu"]) document.addEventListener(type, leave)
onKey("t", () => document.querySelector(".bt-switch")?.click())

// After all other scripts, which may set the page differently.
document.addEventListener("DOMContentLoaded", () => {
  arrive()
  root.classList.remove("bt-arriving")
})
