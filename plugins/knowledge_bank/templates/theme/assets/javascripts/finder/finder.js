/** The finder's page: what is typed and chosen, the address, the counts and the results. */

import { favoured, named, narrow, unpack, without } from "./catalog.js"
import { read, write } from "./address.js"
import { close, find, open } from "./words.js"

const { say, counted } = globalThis.kbWords // of frame.js

const PAUSE = 250 // milliseconds without a key before words are sought

class Finder {
  constructor(form) {
    this.form = form
    this.site = new URL(form.dataset.site, document.baseURI)
    this.words = form.elements.q
    this.boxes = [...form.querySelectorAll("input[type=checkbox]")]
    this.results = form.querySelector(".kb-finder__results")
    this.more = form.querySelector(".kb-finder__more")
    this.status = form.querySelector("[role=status]")
    this.notice = form.querySelector(".kb-finder__notice")
    this.chosen = form.querySelector(".kb-finder__chosen")
    this.suggested = form.querySelector(".kb-finder__suggested")
    this.opener = form.querySelector(".kb-finder__open")
    this.cards = new Map()
    this.shown = [...this.results.children].map((_, number) => number)
    this.turn = 0
  }

  async start() {
    this.catalog = unpack(await this.fetch("find/digest.json"))
    this.page = this.catalog.first
    this.terms = new Map(this.catalog.facets.flatMap(({ terms }) => terms).map((term) => [key(term.facet, term.id), term]))
    this.form.addEventListener("input", (event) => { if (event.target === this.words) this.type() })
    this.form.addEventListener("change", (event) => { if (event.target !== this.words) this.choose() })
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.type(0) })
    this.more.addEventListener("click", () => this.showMore())
    this.opener.addEventListener("click", () => {
      this.opener.setAttribute("aria-expanded", this.opener.getAttribute("aria-expanded") !== "true")
    })
    window.addEventListener("popstate", () => this.restore())
    await this.restore()
  }

  /** Take the state from the address. */
  restore() {
    const { words, chosen } = read(location.search, this.catalog)
    this.words.value = words
    for (const box of this.boxes) {
      box.checked = chosen.get(box.name)?.has(box.value) ?? false
      if (box.checked) box.closest("details").open = true
    }
    return this.update(history.state?.shown)
  }

  get state() {
    const chosen = new Map()
    for (const { name, value, checked } of this.boxes) {
      if (checked) chosen.set(name, (chosen.get(name) ?? new Set()).add(value))
    }
    return { words: this.words.value.trim(), chosen }
  }

  type(pause = PAUSE) {
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => {
      history.replaceState(null, "", write(this.state) || location.pathname)
      this.update()
    }, pause)
  }

  choose() {
    clearTimeout(this.waiting)
    history.pushState(null, "", write(this.state) || location.pathname)
    return this.update()
  }

  async update(shown = this.page) {
    const turn = ++this.turn
    const { words, chosen } = this.state
    const numbers = await this.seek(words)
    if (turn !== this.turn) return
    const { entries, counts } = narrow(this.catalog, chosen, numbers)
    const within = new Set(entries)
    this.found = numbers ? numbers.filter((number) => within.has(number)) : entries
    this.showCounts(counts)
    this.showChosen(chosen)
    this.showSuggested(words, chosen, counts)
    await this.showResults(Math.max(shown, this.page), turn)
    if (turn === this.turn) this.status.textContent = this.tally(numbers)
  }

  /** The entries with the words, best first; null where there are none to seek or they can't be sought. */
  async seek(words) {
    this.notice.hidden = true
    if (!words) return null
    if (!this.search) this.status.textContent = say("Searching…")
    try {
      this.search = await open(this.site)
      const numbers = await find(words, this.search, favoured(this.catalog, words))
      // Pagefind takes a part of its index that does not come for one that holds nothing.
      if (!numbers?.length && !globalThis.kbFinder && !navigator.onLine) throw new Error("There is no network")
      return numbers
    } catch {
      this.search = null
      close()
      this.notice.textContent = say(
        "Words can’t be searched just now: part of this page did not get through your network. "
        + "What you choose below still works."
      )
      this.notice.hidden = false
      return null
    }
  }

  /** How many entries there are, and in which order. */
  tally(numbers) {
    const count = this.found.length
    if (!count) return say("No entry fits. Take away what you chose, or try other words.")
    if (count === 1) return counted("{count} entry", "{count} entries", count)
    if (numbers) return counted("{count} entry, best match first", "{count} entries, best match first", count)
    return counted("{count} entry, newest first", "{count} entries, newest first", count)
  }

  showCounts(counts) {
    for (const box of this.boxes) {
      const term = this.terms.get(key(box.name, box.value))
      const count = counts.get(term) ?? 0
      const label = box.closest("label")
      label.querySelector(".kb-count").textContent = `(${count})`
      // A box that is in use stays as it is, or the keyboard would lose its place.
      box.disabled = count === 0 && !box.checked && box !== document.activeElement
      label.classList.toggle("kb-none", count === 0)
    }
    for (const facet of this.form.querySelectorAll(".kb-facet")) {
      const count = facet.querySelectorAll(":checked").length
      facet.querySelector(".kb-facet__chosen").textContent = count ? counted("{count} chosen", "{count} chosen", count) : ""
    }
  }

  showChosen(chosen) {
    const terms = [...chosen].flatMap(([facet, ids]) => [...ids].map((id) => this.terms.get(key(facet, id))))
    const buttons = terms.map((term) => button(called(term), "kb-chip kb-chip--chosen", () => this.take([term])))
    if (terms.length > 1) buttons.push(button(say("Take all away"), "kb-chip", () => this.take(terms)))
    fill(this.chosen, buttons)
    this.opener.textContent = terms.length
      ? counted("Narrow down ({count} chosen)", "Narrow down ({count} chosen)", terms.length)
      : say("Narrow down")
  }

  take(terms) {
    const place = [...this.chosen.children].indexOf(document.activeElement)
    for (const term of terms) this.box(term).checked = false
    this.choose()
    const left = this.state.chosen.size ? this.chosen.children : []
    ;(left[Math.min(place, left.length - 1)] ?? this.words).focus()
  }

  showSuggested(words, chosen, counts) {
    const terms = named(this.catalog, words).filter(({ term }) => counts.get(term) && !chosen.get(term.facet)?.has(term.id))
    fill(this.suggested, terms.slice(0, 3).map(({ term, name }) => button(
      `${called(term)} (${counts.get(term)})`, "kb-chip", () => this.follow(term, name)
    )))
  }

  /** Choose a term instead of the words that name it. */
  follow(term, name) {
    this.words.value = without(this.words.value, name)
    this.box(term).checked = true
    this.choose()
    this.words.focus()
  }

  box(term) {
    return this.boxes.find((box) => box.name === term.facet && box.value === term.id)
  }

  async showResults(shown, turn) {
    const numbers = this.found.slice(0, shown)
    if (numbers.join() !== this.shown.join()) {
      const cards = await Promise.all(numbers.map((number) => this.card(number)))
      if (turn !== this.turn) return
      this.shown = numbers
      this.results.replaceChildren(...cards.map(listed))
    }
    this.more.hidden = this.found.length <= numbers.length
  }

  async showMore() {
    const turn = this.turn
    const numbers = this.found.slice(this.shown.length, this.shown.length + this.page)
    const cards = await Promise.all(numbers.map((number) => this.card(number)))
    if (turn !== this.turn) return
    this.shown = [...this.shown, ...numbers]
    const added = cards.map(listed)
    this.results.append(...added)
    history.replaceState({ shown: this.shown.length }, "")
    this.status.textContent = counted(
      "{shown} of {count} entry shown", "{shown} of {count} entries shown", this.found.length, { shown: this.shown.length }
    )
    if (this.found.length === this.shown.length) {
      this.more.hidden = true
      added[0].querySelector("a").focus()
    }
  }

  /** The HTML of an entry's card; the template that made it escaped what it holds. */
  async card(number) {
    const chunk = Math.floor(number / this.catalog.chunk)
    if (!this.cards.has(chunk)) {
      this.cards.set(chunk, this.fetch(`find/cards/${chunk}.json`))
      this.cards.get(chunk).catch(() => this.cards.delete(chunk))
    }
    return (await this.cards.get(chunk))[number % this.catalog.chunk]
  }

  async fetch(path) {
    if (globalThis.kbFinder) return globalThis.kbFinder.files[path] // an offline copy; see offline.js
    const answer = await fetch(new URL(path, this.site))
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return answer.json()
  }
}

const key = (facet, term) => `${facet} ${term}`

const called = ({ singular, title }) => `${singular[0].toUpperCase()}${singular.slice(1)}: ${title}`

function button(text, classes, press) {
  const made = document.createElement("button")
  made.type = "button"
  made.className = classes
  made.textContent = text
  made.addEventListener("click", press)
  return made
}

function fill(group, buttons) {
  group.replaceChildren(...buttons)
  group.hidden = buttons.length === 0
}

function listed(html) {
  const entry = document.createElement("li")
  entry.innerHTML = html
  return entry
}

const form = document.querySelector(".kb-finder")
if (form) new Finder(form).start()
