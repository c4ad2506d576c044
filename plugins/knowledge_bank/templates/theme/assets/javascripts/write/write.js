/** The page on which a case is written: what is typed, what is found in it, how it reads, and what is kept. */
(() => {
  const { Fields, Scanner, Ways, fill, heaviest, inspect, line, parse, preview, watch } = kbWrite
  const { canKeep, forget, keep, kept } = kbWrite
  const PAUSE = 250 // milliseconds without a key before the case is looked through

  class Page {
    constructor(form) {
      this.form = form
      this.scanner = new Scanner(kbWrite.rules)
      this.fields = new Fields(form)
      this.ways = new Ways(form)
      this.status = form.querySelector("#kb-status")
      this.list = form.querySelector("#kb-found")
      this.view = form.querySelector("#kb-preview")
      this.kept = form.querySelector("#kb-kept")
      this.alarm = form.querySelector("#kb-alarm")
      this.dialog = form.querySelector("#kb-forget")
    }

    start() {
      const draft = kept()
      if (draft) this.fields.values = draft.values
      this.tellKept(draft && `Your draft of ${when(draft.at)} is back.`)
      this.form.addEventListener("submit", event => event.preventDefault())
      this.form.addEventListener("input", event => { if (event.target.closest("[data-field]")) this.wait() })
      this.form.addEventListener("focusout", () => setTimeout(() => this.still(() => this.update())))
      this.form.addEventListener("pointerdown", ({ target }) => { this.pressed = target })
      for (const name of ["pointerup", "pointercancel"]) addEventListener(name, () => { this.pressed = null })
      watch(this.form)
      this.form.addEventListener("focusin", ({ target }) => {
        // A browser shows the line to write in, which may be all there is to see of a text. Not below a finger.
        if (target.matches("textarea") && !this.pressed) target.scrollIntoView({ block: "nearest" })
        this.follow(target.closest("[data-field]"))
      })
      this.form.querySelector("#kb-check").addEventListener("click", () => this.check())
      this.form.querySelector("#kb-forget-ask").addEventListener("click", () => this.dialog.showModal())
      this.form.querySelector("#kb-forget-no").addEventListener("click", () => this.dialog.close())
      this.form.querySelector("#kb-forget-yes").addEventListener("click", () => this.forget())
      addEventListener("pagehide", () => this.save())
      document.addEventListener("visibilitychange", () => { if (document.hidden) this.save() })
      addEventListener("beforeunload", event => {
        this.save()
        if (this.isTyped && !this.isKept) event.preventDefault()
      })
      document.getElementById("kb-needs").remove()
      this.form.hidden = false
      new ResizeObserver(() => this.reach()).observe(this.view)
      this.update()
    }

    wait() {
      this.isTyped = true
      clearTimeout(this.waiting)
      this.waiting = setTimeout(() => this.still(() => {
        this.save()
        this.update()
      }), PAUSE)
    }

    /** What somebody types in, or is about to press, stays where it is on the screen, whatever comes to stand above. */
    still(change) {
      const held = this.pressed ?? document.activeElement
      const isShown = () => held.getClientRects().length > 0
      const top = isShown() && held.getBoundingClientRect().top
      change()
      if (top !== false && isShown()) scrollBy({ top: held.getBoundingClientRect().top - top, behavior: "instant" })
    }

    save() {
      if (!this.isTyped) return
      this.isKept = keep(this.fields.values)
      this.tellKept()
    }

    update() {
      const { values } = this.fields
      const { file, found } = inspect(values, this.scanner, parse)
      this.fields.show(found)
      this.ways.show(file, found)
      this.tell(found)
      const html = preview(values, file, this.fields.labels)
      if (html !== this.html) {
        this.html = html
        this.view.innerHTML = html // made by markdown-it, which lets no HTML through
        this.reach()
      }
    }

    /** Say how many there are, and list them with the ways to their fields. */
    tell(found) {
      const count = severity => found.filter(one => one.severity === severity).length
      const [wrong, doubtful, open] = ["error", "warning", "todo"].map(count)
      const parts = [
        number(wrong, "error", "errors"),
        number(doubtful, "warning", "warnings"),
        open ? `${number(open, "part", "parts")} still to write` : "nothing left to write",
      ]
      const text = `${parts.join(", ")}.`.replace(/^./, first => first.toUpperCase())
      if (this.status.textContent !== text) this.status.textContent = text
      this.found = heaviest(found)
      const entries = this.found.map((one, at) => {
        const entry = line(one, this.fields.where(one))
        const way = document.createElement("a")
        way.href = `#kb-${one.field}`
        way.textContent = this.fields.label(one.field)
        way.addEventListener("click", event => {
          event.preventDefault()
          this.fields.lead(this.found[at])
        })
        entry.prepend(way, document.createElement("br"))
        return entry
      })
      const last = this.found.findLastIndex(one => one.private && one.severity === "error")
      if (last >= 0) entries.splice(last + 1, 0, this.alarm)
      fill(this.list, entries)
    }

    /** Everything at once, told from the beginning. */
    check() {
      for (const name of this.fields.names) this.fields.visited.add(name)
      this.update()
      this.form.querySelector("#kb-check-title").focus()
    }

    /** Show in the preview what is being written. */
    follow(box) {
      if (!box) return
      const { names } = this.fields
      const above = names.slice(0, names.indexOf(box.dataset.field) + 1).map(name => this.fields.label(name))
      const headings = [...this.view.querySelectorAll("h4")].filter(({ textContent }) => above.includes(textContent))
      this.view.scrollTop = headings.length ? headings.at(-1).offsetTop - 8 : 0
    }

    /** A preview that scrolls by itself has to be reached by the keyboard. */
    reach() {
      if (this.view.scrollHeight > this.view.clientHeight + 1) this.view.tabIndex = 0
      else this.view.removeAttribute("tabindex")
    }

    /** Say what is kept where; `before` is said in front of it. */
    tellKept(before) {
      const kept = `${before ? `${before} It` : "What you write"} is kept in this browser, on this computer, until you `
        + "forget it below. On a computer that others use too, they could read it."
      const text = canKeep() ? kept
        : "This browser keeps no drafts: download the file before you leave, or what you wrote is lost."
      if (this.kept.textContent !== text) this.kept.textContent = text
    }

    forget() {
      clearTimeout(this.waiting)
      forget()
      this.isTyped = false
      this.fields.values = {}
      this.fields.visited.clear()
      this.dialog.close()
      this.update()
      this.kept.textContent = "The draft is forgotten. A file that you downloaded is still where you put it."
      this.fields.lead({ field: this.fields.names[0], row: null, start: null, end: null })
    }
  }

  function number(count, one, many) {
    return `${count || "no"} ${count === 1 ? one : many}`
  }

  function when(stamp) {
    const moment = new Date(stamp)
    if (Number.isNaN(moment.getTime())) return "before"
    const parts = { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" }
    return moment.toLocaleString(document.documentElement.lang, parts)
  }

  const form = document.querySelector(".kb-write")
  if (form) new Page(form).start()
})()
