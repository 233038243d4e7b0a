/* Keys of a single letter. Whoever works by voice or has keys of their own can switch them off in the footer
   (WCAG 2.1.4); the choice is kept. */
const KEY = "bt-keys"
const actions = new Map()

const enabled = () => {
  try {
    return localStorage.getItem(KEY) !== "off"
  } catch {
    return true // storage may be forbidden
  }
}

/** Let a letter do something wherever nobody is writing. */
export const onKey = (letter, action) => actions.set(letter, action)

document.addEventListener("keydown", event => {
  const action = actions.get(event.key.toLowerCase())
  if (!action || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (event.target.closest?.("input, textarea, select, dialog, [contenteditable]") || !enabled()) return
  event.preventDefault()
  action()
})

for (const button of document.querySelectorAll(".bt-keys")) {
  const show = () => button.setAttribute("aria-pressed", String(enabled()))
  button.addEventListener("click", () => {
    try {
      if (enabled()) localStorage.setItem(KEY, "off")
      else localStorage.removeItem(KEY)
    } catch {
      // as above
    }
    show()
  })
  show()
}
