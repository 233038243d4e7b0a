/* Where a long list has been divided, an address from before names an entry by the list's own page. It is led on to the
   page that holds the entry now. `fragment_file` in hooks/bitext/generate/shelves.py counts the files in the same way. */
const parts = document.querySelector(".bt-parts[data-files]")

const fragment = () => {
  try {
    return decodeURIComponent(location.hash.slice(1))
  } catch {
    return "" // no address of ours
  }
}

const lead = async () => {
  const ident = fragment()
  if (!ident || document.getElementById(ident)) return
  let number = 0
  for (const char of ident) number = (number * 31 + char.codePointAt(0)) % Number(parts.dataset.number)
  const answer = await fetch(new URL(`${parts.dataset.files}${number}.json`, document.baseURI))
  if (!answer.ok) return
  const held = await answer.json()
  if (!Object.hasOwn(held, ident)) return
  const address = new URL(`${parts.dataset.root}${held[ident]}/`, document.baseURI)
  address.hash = ident
  location.replace(address)
}

addEventListener("hashchange", lead)
lead()
