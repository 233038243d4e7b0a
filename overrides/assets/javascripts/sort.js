/* A table in the order of a column, as its reader chooses by the column's head: `?sort=value` in the address, with a
   minus sign for the other way round. Rows bear what they are sorted by in `data-` attributes; those without it come
   last, and where two are the same they keep the order of the texts. */
const table = document.querySelector(".bt-figures")
const body = table?.tBodies[0]
const rows = body ? [...body.rows] : []

const compare = (one, two) => one.localeCompare(two, document.documentElement.lang, { numeric: true })

const sort = (name, down) => {
  const ordered = rows.toSorted((a, b) => {
    const [one, two] = [a.dataset[name], b.dataset[name]]
    if (!one || !two) return Number(!one) - Number(!two)
    const numbers = [Number(one), Number(two)]
    const order = numbers.some(Number.isNaN) ? compare(one, two) : numbers[0] - numbers[1]
    return down ? -order : order
  })
  body.append(...ordered)
  for (const head of table.querySelectorAll("[data-sort]")) {
    if (head.dataset.sort === name) head.setAttribute("aria-sort", down ? "descending" : "ascending")
    else head.removeAttribute("aria-sort")
  }
}

const read = () => {
  const given = new URLSearchParams(location.search).get("sort") ?? "place"
  const name = given.replace(/^-/, "")
  if (table.querySelector(`[data-sort="${CSS.escape(name)}"]`)) sort(name, given.startsWith("-"))
}

if (table) {
  for (const head of table.querySelectorAll("[data-sort]")) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "bt-sort"
    button.textContent = head.textContent
    head.replaceChildren(button)
    button.addEventListener("click", () => {
      const name = head.dataset.sort
      const down = head.getAttribute("aria-sort") === "ascending"
      const address = new URL(location.href)
      address.searchParams.set("sort", down ? `-${name}` : name)
      history.pushState(null, "", address)
      sort(name, down)
    })
  }
  addEventListener("popstate", read)
  read()
}
