/* A form for the correction of each paragraph, side by side: the HTML holds one address for all of them, in which the
   paragraph and its language are left open, since a link for each would double what such a page weighs. Without
   scripts the edition's own page has them. */
const text = document.querySelector(".bt-parallel[data-mend]")

for (const row of text?.querySelectorAll(".bt-row:not(.bt-row--heading)") ?? []) {
  const cell = [...row.querySelectorAll(".bt-cell")].find(one => !one.querySelector(".bt-cell__none"))
  const known = { id: row.id, language: cell.lang.split("-")[0] }
  const link = document.createElement("a")
  link.className = "bt-mend"
  link.href = text.dataset.mend.replace(/%7B(id|language)%7D/g, (_, name) => known[name])
  link.textContent = "✎"
  link.title = text.dataset.mendLabel.replace("{label}", row.querySelector(".bt-number").textContent)
  link.setAttribute("aria-label", link.title)
  row.querySelector(".bt-margin").append(" ", link)
}
