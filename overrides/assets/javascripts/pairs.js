/* Side by side: a term, date or figure that is pointed at, and what answers it in the other language, light up. */
let lit = []

const light = mention => {
  for (const one of lit) one.classList.remove("bt-lit")
  const row = mention?.closest(".bt-row")
  lit = row ? [...row.querySelectorAll(`[data-pair="${mention.dataset.pair}"]`)] : []
  for (const one of lit) one.classList.add("bt-lit")
}

for (const type of ["pointerover", "focusin"]) {
  document.addEventListener(type, event => light(event.target.closest?.("[data-pair]")))
}
