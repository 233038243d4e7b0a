/* The search control: a dialog wherever one reads (`/` or Ctrl-K), a page of its own with the query in its address.
   What searches is fetched when it is first needed. */
import { onKey } from "./keys.js"

const WAIT = 150 // ms after the last letter
const SLOW = 400 // ms after which a reader is told that something is going on
const link = document.querySelector(".bt-seek")
const dialog = document.querySelector(".bt-search")
const form = document.querySelector(".bt-seek-form")

/** Ties a form to the place where its results are shown. */
const tie = form => {
  const input = form.elements.q
  const place = form.parentElement
  const box = place.querySelector(".bt-found")
  let tools = null
  let results = null
  let wanted = null

  const load = () => {
    tools ??= Promise.all([import("./search-results.js"), import("./search-index.js"), import("./search-query.js")])
      .then(async ([{ Results }, { Index }, { Query }]) => {
        const { code } = box.dataset
        const index = new Index(box.dataset.index)
        await index.load()
        results = new Results(box, index.says(code), index.instead(code))
        return typed => Query.ask(index, code, typed)
      })
      .catch(error => {
        tools = null // they may come the next time
        throw error
      })
    return tools
  }

  let timer = 0
  const search = async () => {
    clearTimeout(timer)
    const typed = input.value.trim()
    wanted = typed
    box.ariaBusy = "true"
    const slow = setTimeout(() => results?.say("busy"), SLOW)
    try {
      const ask = await load()
      const query = await ask(typed)
      if (wanted !== typed) return // something else has been typed in the meantime
      if (query) results.show(query, typed)
      else results.say("start")
    } catch {
      if (wanted !== typed) return
      box.querySelector(".bt-found__status").textContent = box.dataset.failed
      box.querySelector(".bt-found__list").replaceChildren()
    } finally {
      clearTimeout(slow)
      if (wanted === typed) box.ariaBusy = "false"
    }
  }

  input.addEventListener("input", event => {
    if (event.isComposing) return // a Chinese word is being chosen
    clearTimeout(timer)
    timer = setTimeout(search, WAIT)
  })
  input.addEventListener("compositionend", search)

  // Up and down go through what was found, and back to the query.
  place.addEventListener("keydown", event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || !results || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return
    const stops = [input, ...results.stops]
    const at = stops.indexOf(document.activeElement)
    if (at < 0) return
    event.preventDefault()
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus()
  })
  return { input, search }
}

if (dialog) {
  const { input, search } = tie(form)
  const open = () => {
    if (dialog.open) return
    dialog.showModal()
    input.select()
    search()
  }
  link.setAttribute("aria-haspopup", "dialog")
  link.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    open()
  })
  dialog.addEventListener("click", event => {
    // Beside it, on its button, or on a result, which may lie on this page.
    if (event.target === dialog || event.target.closest(".bt-search__close, a")) dialog.close()
  })
  // In a field for queries Escape would at first only empty it.
  dialog.addEventListener("keydown", event => {
    if (event.key !== "Escape" || event.isComposing) return
    event.preventDefault()
    dialog.close()
  })
  onKey("/", open)
  document.addEventListener("keydown", event => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
    event.preventDefault()
    open()
  })
} else if (form) {
  const { input, search } = tie(form)
  const address = new URL(location.href)
  const read = () => {
    input.value = new URLSearchParams(location.search).get("q") ?? ""
    search()
  }
  const keep = () => {
    const query = input.value.trim()
    if (query) address.searchParams.set("q", query)
    else address.searchParams.delete("q")
    history.replaceState(history.state, "", address)
  }
  input.addEventListener("input", keep)
  form.addEventListener("submit", event => {
    event.preventDefault()
    keep()
    search()
  })
  link?.addEventListener("click", event => {
    event.preventDefault()
    input.focus()
  })
  onKey("/", () => input.focus())
  addEventListener("popstate", read)
  read()
  if (!input.value) input.focus()
} else {
  onKey("/", () => link?.click())
}
