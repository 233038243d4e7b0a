/* A parallel text in columns or with its languages in turn, as the address says (`?view=stack`). scheme.js sets the
   page by it before it shows; here it is changed. */
const root = document.documentElement
const links = document.querySelectorAll(".bt-views [data-view]")

const show = () => {
  for (const link of links) {
    if (link.dataset.view === (root.dataset.view ?? "columns")) link.setAttribute("aria-current", "true")
    else link.removeAttribute("aria-current")
  }
}

for (const link of links) {
  link.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    root.dataset.view = link.dataset.view
    const address = new URL(location.href)
    address.searchParams.set("view", link.dataset.view)
    history.replaceState(history.state, "", address)
    show()
  })
}
show()
