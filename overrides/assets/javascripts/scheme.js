/* The colour scheme: the system's, unless the reader has chosen one. Runs before the first paint; without it
   the pages follow the system by CSS alone. */
(() => {
  const key = "bt-scheme"
  const order = ["auto", "light", "dark"]
  const root = document.documentElement

  const stored = () => {
    try {
      const value = localStorage.getItem(key)
      return order.includes(value) ? value : "auto"
    } catch {
      return "auto" // storage may be forbidden; the choice then lasts as long as the page
    }
  }

  const apply = scheme => {
    if (scheme === "auto") delete root.dataset.scheme
    else root.dataset.scheme = scheme
    for (const button of document.querySelectorAll(".bt-scheme")) {
      const label = `${button.dataset.label}: ${button.dataset[scheme]}`
      button.setAttribute("aria-label", label)
      button.title = label
    }
  }

  root.classList.add("bt-scripted")
  apply(stored())
  document.addEventListener("DOMContentLoaded", () => apply(stored()))
  addEventListener("storage", event => event.key === key && apply(stored()))
  document.addEventListener("click", event => {
    if (!event.target.closest(".bt-scheme")) return
    const next = order[(order.indexOf(root.dataset.scheme ?? "auto") + 1) % order.length]
    try {
      if (next === "auto") localStorage.removeItem(key)
      else localStorage.setItem(key, next)
    } catch {
      // as above
    }
    apply(next)
  })
})()
