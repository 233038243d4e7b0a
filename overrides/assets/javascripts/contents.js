/* In the contents at the side, the section being read is marked. */
const links = new Map()
for (const link of document.querySelectorAll(".bt-contents--side a[href^='#']")) {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))
  if (heading) links.set(heading, link)
}

const mark = () => {
  let current = null
  for (const [heading, link] of links) {
    if (heading.getBoundingClientRect().top > innerHeight / 3) break
    current = link
  }
  for (const link of links.values()) {
    if (link === current) link.setAttribute("aria-current", "location")
    else link.removeAttribute("aria-current")
  }
}

if (links.size) {
  let waiting = false
  addEventListener("scroll", () => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(() => {
      waiting = false
      mark()
    })
  }, { passive: true })
  mark()
}

// On narrow windows the folded contents close once they have been used.
for (const folded of document.querySelectorAll(".bt-contents--folded")) {
  folded.addEventListener("click", event => {
    if (event.target.closest("a")) folded.open = false
  })
}
