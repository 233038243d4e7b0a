/* The files of the search index (hooks/bitext/publish/search_index.py says how they are laid out), fetched as they are
   needed, each once. */
const MOST_WORDS = 50 // that the beginning of one may stand for

export class Index {
  #address
  #about
  #files = new Map()

  /** `address` is that of index.json. */
  constructor(address) {
    this.#address = new URL(address, document.baseURI)
  }

  async load() {
    this.#about ??= await this.#fetch(this.#address, { cache: "no-cache" })
  }

  /** The language tags by code. */
  get languages() {
    return this.#about.languages
  }

  /** What the search says in a language, by name. */
  says(code) {
    return this.#about.says[code]
  }

  /** The pages that lead on where nothing is found: [title, address]. */
  instead(code) {
    return this.#about.instead[code].map(([title, path]) => [title, this.url(path)])
  }

  /** Where a path from the site's root leads, as the site is served here. */
  url(path) {
    return new URL(`../${path}`, this.#address).href
  }

  /** Those of some packs that hold one kind of record: terms, events or documents. */
  only(kind, packs) {
    const [start, end] = this.#about.texts[kind]
    return [...new Set(packs)].filter(pack => start <= pack && pack < end)
  }

  read(packs) {
    return Promise.all(packs.map(pack => this.#file(`texts-${pack}.json`)))
  }

  /** By language, the packs that hold a key, with how strongly they do; null where the key is not known. */
  async holding(key) {
    const file = await this.#file(`words-${this.#place(key)}.json`)
    return Object.hasOwn(file, key) ? this.#decoded(file[key]) : null
  }

  /** The keys that begin so, as far as two files hold them, each with its packs. */
  async beginning(prefix) {
    const { words } = this.#about
    const first = this.#place(prefix)
    const numbers = words[first + 1]?.startsWith(prefix) ? [first, first + 1] : [first]
    const files = await Promise.all(numbers.map(number => this.#file(`words-${number}.json`)))
    return files
      .flatMap(file => Object.entries(file).filter(([key]) => key.startsWith(prefix)))
      .slice(0, MOST_WORDS)
      .map(([key, lists]) => [key, this.#decoded(lists)])
  }

  /** The number of the file that would hold a key. */
  #place(key) {
    const { words } = this.#about
    let [low, high] = [0, words.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (words[middle] <= key) low = middle + 1
      else high = middle
    }
    return Math.max(0, low - 1)
  }

  #decoded(lists) {
    return Object.fromEntries(Object.keys(this.languages).map((code, index) => {
      let pack = 0
      return [code, new Map(lists[index].map(number => [pack += number >> 2, number & 3]))]
    }))
  }

  #file(name) {
    if (!this.#files.has(name)) {
      const file = this.#fetch(new URL(`${this.#about.version}/${name}`, this.#address))
      file.catch(() => {
        // The next time it may come, or the site may have been published anew.
        this.#about = undefined
        this.#files.clear()
      })
      this.#files.set(name, file)
    }
    return this.#files.get(name)
  }

  async #fetch(address, options) {
    const answer = await fetch(address, options)
    if (!answer.ok) throw new Error(`${answer.status} for ${address}`)
    return answer.json()
  }
}
