/* The shape that is pointed at says below the chart what it is. Narrow windows begin with the latest years. */
const frame = document.querySelector(".bt-chart-frame")
const caption = document.querySelector(".bt-chart-caption")
const explanation = caption?.textContent

const say = event => {
  caption.textContent = event.target.closest?.(".bt-chart__item")?.getAttribute("aria-label") ?? explanation
}

if (frame) {
  for (const type of ["pointerover", "pointerleave", "focusin", "focusout"]) frame.addEventListener(type, say)
  frame.scrollLeft = frame.scrollWidth
}
