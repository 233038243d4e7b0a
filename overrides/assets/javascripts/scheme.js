/* What must be settled before the first paint, above all the colour scheme: the system's, unless the reader has
   chosen one. Without this script the pages follow the system by CSS alone. */
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
  const view = new URLSearchParams(location.search).get("view")
  if (view) root.dataset.view = view // how a parallel text is set
  try {
    if (sessionStorage.getItem("bt-place")) root.classList.add("bt-arriving") // nothing shows until place.js has scrolled
  } catch {
    // as above
  }
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
