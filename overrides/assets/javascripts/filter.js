/* Narrows a list as its reader chooses. What is chosen stands in the address, so that it can be sent, kept, and gone
   back from; how many entries are left is said aloud, politely. Entries bear their values in `data-` attributes. */
const form = document.querySelector(".bt-filter")
const entries = [...document.querySelectorAll("[data-entry]")]
const groups = [...document.querySelectorAll("[data-group]")]
const status = form.querySelector("[role=status]")
const reset = form.querySelector("[type=reset]")
const none = document.querySelector(".bt-none")
const names = new Set([...form.elements].map(({ name }) => name).filter(Boolean))

/** As `folded` in the library does it. */
const folded = text =>
  text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}+]+/gu, "")

/** What an entry is found by as one types: what it says itself, and what `data-find` adds. */
const found = new Map()
const findable = entry => {
  if (!found.has(entry)) {
    const said = [...entry.querySelectorAll("[data-said]")].map(({ textContent }) => folded(textContent))
    found.set(entry, `${said.join(" ")} ${entry.dataset.find}`)
  }
  return found.get(entry)
}

const answers = (entry, name, values) => {
  if (name === "q") return values.every(value => findable(entry).includes(folded(value)))
  const own = entry.dataset[name].split(" ")
  return values.some(value => own.includes(value))
}

const chosen = () => {
  const answered = new Map()
  for (const [name, value] of new FormData(form)) {
    if (value.trim()) answered.set(name, [...(answered.get(name) ?? []), value.trim()])
  }
  return answered
}

let saying = 0
const apply = () => {
  const choice = chosen()
  let left = 0
  for (const entry of entries) {
    entry.hidden = ![...choice].every(([name, values]) => answers(entry, name, values))
    if (!entry.hidden) left += 1
  }
  for (const group of groups) group.hidden = !group.querySelector("[data-entry]:not([hidden])")
  // Whatever leads to an entry or a group goes with it.
  for (const link of document.querySelectorAll(".bt-index a, .bt-chart a")) {
    const target = document.getElementById(link.getAttribute("href").slice(1))
    link.classList.toggle("bt-gone", Boolean(target?.closest("[hidden]")))
  }
  none.hidden = left > 0
  reset.hidden = choice.size === 0
  const text = choice.size ? status.dataset.some.replace("{n}", left) : status.dataset.all
  clearTimeout(saying)
  saying = setTimeout(() => { status.textContent = text }, 200)
}

const read = () => {
  const given = new URLSearchParams(location.search)
  for (const field of form.elements) {
    if (field.type === "checkbox") field.checked = given.getAll(field.name).includes(field.value)
    else if (field.name) field.value = given.get(field.name) ?? ""
    if (field.tagName === "SELECT" && field.selectedIndex < 0) field.value = ""
  }
  apply()
}

/** Put what is chosen into the address; as a step to go back from, unless somebody is still typing. */
const write = step => {
  const address = new URL(location.href)
  for (const name of names) address.searchParams.delete(name)
  for (const [name, values] of chosen()) for (const value of values) address.searchParams.append(name, value)
  if (address.href === location.href) return
  history[step ? "pushState" : "replaceState"](null, "", address)
}

/** What the address points to is never hidden. Ids are plain ASCII; `:target` would be later than this script. */
const reveal = () => {
  const target = document.getElementById(location.hash.slice(1))
  if (!target?.closest("[data-entry][hidden], [data-group][hidden]")) return
  form.reset()
  apply()
  write(false)
  target.scrollIntoView({ behavior: "instant" })
}

form.addEventListener("input", event => {
  apply()
  write(event.target.type !== "search")
})
form.addEventListener("submit", event => event.preventDefault())
form.addEventListener("reset", () => setTimeout(() => {
  apply()
  write(true)
}))
addEventListener("popstate", read)
addEventListener("hashchange", reveal)
read()
reveal()
