/* Citing a paragraph. The control in its margin, which without scripts leads to "How to cite", opens a small panel:
   copy the address, the quotation with its citation, or the citation in any of the styles that the page has made. */
const section = document.querySelector(".bt-references")
const words = section?.dataset

const panel = document.createElement("div")
panel.className = "bt-panel"
panel.setAttribute("role", "dialog")
const said = document.createElement("p")
said.setAttribute("role", "status")

/** A reference as the page has it, to the paragraph of that id and number, looked at today. */
const citation = (source, ident, label) => {
  const copy = source.cloneNode(true)
  const put = (name, text) => {
    for (const place of copy.querySelectorAll(`[data-cite-${name}]`)) place.textContent = text
  }
  put("fragment", `#${ident}`)
  put("locator", source.dataset.locator.replace("{label}", label))
  const now = new Date()
  put("day", [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, "0")).join("-"))
  return copy.textContent
}

const copied = async text => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false // no permission, or an address without encryption: the text is shown, to be copied by hand
  }
}

/** A button that copies a text, and shows it: prose in a `span`, what is meant for programs as `code`. */
const button = (label, text, tag = "span") => {
  const made = document.createElement("button")
  made.type = "button"
  made.textContent = label
  made.addEventListener("click", async () => {
    const done = await copied(text())
    const shown = document.createElement(tag)
    shown.className = "bt-panel__text"
    shown.textContent = text()
    shown.tabIndex = 0 // it may be longer than its box
    said.replaceChildren(...(done ? [`${words.copied} `] : []), shown)
  })
  return made
}

let opener = null
const close = () => {
  panel.remove()
  opener?.setAttribute("aria-expanded", "false")
  opener = null
}

const open = link => {
  const block = link.closest(".bt-block")
  const paragraph = block.querySelector(".bt-block > [id]")
  const number = block.querySelector(".bt-number")
  const ident = paragraph.id
  const label = number.textContent
  const sources = [...section.querySelectorAll("[data-cite]")]
  const title = document.createElement("p")
  title.className = "bt-panel__title"
  title.textContent = words.title.replace("{label}", label)
  panel.setAttribute("aria-label", title.textContent)
  said.replaceChildren()
  panel.replaceChildren(
    title,
    button(words.copyLink, () => new URL(`#${ident}`, document.querySelector("link[rel=canonical]")?.href ?? location).href),
    button(words.copyQuotation, () => words.quotation
      .replace("{text}", () => paragraph.textContent)
      .replace("{citation}", () => citation(sources[0], ident, label))),
    ...sources.map(source => button(
      source.dataset.cite, () => citation(source, ident, label), source.matches("pre") ? "code" : "span",
    )),
    said,
  )
  close()
  opener = link
  link.setAttribute("aria-expanded", "true")
  block.append(panel)
  panel.querySelector("button").focus({ preventScroll: true })
}

if (section) {
  for (const link of document.querySelectorAll(".bt-citing")) {
    link.setAttribute("role", "button")
    link.setAttribute("aria-expanded", "false")
  }
  document.addEventListener("click", event => {
    const link = event.target.closest(".bt-citing")
    if (link) {
      event.preventDefault()
      if (link === opener) close()
      else open(link)
    } else if (opener && !panel.contains(event.target)) close()
  })
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && opener) {
      event.preventDefault()
      opener.focus()
      close()
    } else if (event.key === " " && event.target.matches(".bt-citing")) {
      event.preventDefault() // a button answers to the space bar, a link does not
      event.target.click()
    }
  })
  panel.addEventListener("focusout", event => {
    if (opener && event.relatedTarget && !panel.contains(event.relatedTarget) && event.relatedTarget !== opener) close()
  })
}
