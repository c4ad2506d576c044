// What the frame of a page does: the menu of narrow screens, the colours, tables wider than the screen.
// Everything can be reached without it. It also speaks for the scripts that come after it.

// What the page's language has for them; nothing in English, which is as they are written. See strings/scripts.py.
const own = JSON.parse(document.getElementById("kb-strings")?.textContent ?? "{}")

/** A text in the language of the page, with its values in place of the names in braces. */
function say(text, values = {}) {
  return filled(own[text] ?? text, values)
}

/** One of two texts, by a number that stands in them as {count}. */
function counted(one, many, count, values = {}) {
  const form = own[one]?.[new Intl.PluralRules(document.documentElement.lang).select(count)]
  return filled(form ?? (count === 1 ? one : many), { count, ...values })
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name])
}

globalThis.kbWords = { say, counted }

const drawer = document.getElementById("site-menu")

/** The menu as a drawer: out of reach while closed, alone in reach while open. */
function menu() {
  const narrow = matchMedia("(max-width: 76.234375em)")
  // Material shows and hides the drawer by this box, and closes it by the overlay, which is a label of the box.
  const box = document.getElementById("__drawer")
  const [link, button] = document.querySelectorAll(".kb-menu")

  function settle() {
    const open = narrow.matches && box.checked
    button.setAttribute("aria-expanded", open)
    drawer.inert = narrow.matches && !open
    for (const other of around(drawer)) other.inert = open
    return open
  }

  function set(open) {
    if (box.checked !== open) box.click()
  }

  box.addEventListener("change", () => {
    if (settle()) drawer.querySelector(".kb-nav__close").focus({ preventScroll: true })
    else if (narrow.matches) button.focus({ preventScroll: true })
  })
  button.addEventListener("click", () => set(true))
  drawer.querySelector(".kb-nav__close").addEventListener("click", () => set(false))
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && box.checked) set(false)
  })
  narrow.addEventListener("change", () => {
    set(false)
    settle()
  })
  addEventListener("pageshow", () => {
    box.checked = false
    settle()
  })

  link.remove()
  button.hidden = false
  document.documentElement.classList.add("kb-drawer")
  settle()
}

/** All that stands beside an element or beside what it is in, the overlay left out. */
function* around(element) {
  for (let inner = element; inner !== document.body; inner = inner.parentElement) {
    for (const other of inner.parentElement.children) {
      if (other !== inner && !other.matches(".md-overlay, script")) yield other
    }
  }
}

/** One button goes from each set of colours to the next, by way of Material's own switch, which remembers. */
function colours() {
  const button = document.querySelector(".kb-colours")
  button?.addEventListener("click", () => {
    document.querySelector("[data-md-component=palette] label:not([hidden])").click()
  })
}

/** Tables say what they are; one wider than the page scrolls by itself, and the keyboard has to reach it. */
function tables() {
  const watcher = new ResizeObserver(changes => {
    for (const { target } of changes) {
      const scrolls = target.scrollWidth > target.clientWidth
      const needs = { tabindex: "0", role: "region", "aria-label": say("{table}, scrolls sideways", { table: name(target) }) }
      for (const attribute in needs) {
        if (scrolls) target.setAttribute(attribute, needs[attribute])
        else target.removeAttribute(attribute)
      }
    }
  })
  for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap")) {
    const table = wrap.querySelector("table")
    if (!table.caption) table.setAttribute("aria-label", name(wrap))
    watcher.observe(wrap)
  }
}

/** The caption of a table, or the heading that it stands under. */
function name(wrap) {
  const { caption } = wrap.querySelector("table")
  if (caption) return caption.textContent.trim()
  const headings = [...document.querySelectorAll("#content :is(h1, h2, h3, h4, h5, h6)")]
  const above = headings.filter(heading => heading.compareDocumentPosition(wrap) & Node.DOCUMENT_POSITION_FOLLOWING)
  return above.at(-1)?.firstChild.textContent.trim() ?? document.title
}

/** Where a bank follows the calendar, the day on which it is read decides what is overdue for review. */
function overdue() {
  const today = new Date().toISOString().slice(0, 10)
  for (const notice of document.querySelectorAll("[data-review-due]")) {
    notice.hidden = notice.dataset.reviewDue >= today
  }
}

/** On paper a link within the site tells its whole address, as one to elsewhere does by the style sheet. */
function paper() {
  const here = document.querySelector(".kb-address")?.textContent
  if (!here) return
  addEventListener("beforeprint", () => {
    for (const link of document.querySelectorAll(`#content a[href]:not([href^="#"], [href^="http"])`)) {
      link.dataset.address = new URL(link.getAttribute("href"), here).href.replace(/\bindex\.html(?=$|[?#])/, "")
    }
  })
}

overdue()
menu()
paper()
colours()
// Material wraps the tables when the document is ready.
addEventListener("load", tables)
