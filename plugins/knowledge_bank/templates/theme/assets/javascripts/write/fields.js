/** The controls of the form: what is in them, and what is said beside them. */
(() => {
  const { lead, tidy } = kbWrite
  const { fields, sections } = kbWrite.form
  const NAMES = { error: "Error", warning: "Warning", todo: "To do" }

  class Fields {
    constructor(form) {
      this.form = form
      this.names = [...fields.map(({ name }) => name), ...sections.map((_, at) => `section-${at}`)]
      this.boxes = new Map(this.names.map(name => [name, form.querySelector(`[data-field="${name}"]`)]))
      this.labels = new Map([...form.querySelectorAll("[data-field] :is([type=checkbox], [type=radio])")].map(
        ({ name, value, labels }) => [`${name} ${value}`, labels[0].textContent.trim()]
      ))
      this.visited = new Set()
      form.addEventListener("focusout", ({ target, relatedTarget }) => {
        const box = target.closest("[data-field]")
        if (box && !box.contains(relatedTarget)) this.visited.add(box.dataset.field)
      })
    }

    /** What a field is called. */
    label(name) {
      return fields.find(field => field.name === name)?.label ?? sections[name.replace("section-", "")].heading
    }

    controls(name) {
      return [...this.boxes.get(name).querySelectorAll("input, textarea")]
    }

    get values() {
      const values = Object.fromEntries(fields.map(({ name, many }) => {
        const controls = this.controls(name)
        if (!["checkbox", "radio"].includes(controls[0]?.type)) return [name, controls[0]?.value ?? ""]
        const chosen = controls.filter(({ checked }) => checked).map(({ value }) => value)
        return [name, many ? chosen : chosen[0] ?? ""]
      }))
      return { ...values, sections: sections.map((_, at) => this.controls(`section-${at}`)[0].value) }
    }

    set values(values) {
      for (const name of this.names) {
        const value = name.startsWith("section-") ? values.sections?.[name.replace("section-", "")] : values[name]
        for (const control of this.controls(name)) {
          const isTicked = ["checkbox", "radio"].includes(control.type)
          if (isTicked) control.checked = [value ?? []].flat().includes(control.value)
          else control.value = typeof value === "string" ? value : ""
        }
      }
    }

    /** True where what is still to do may be said: somebody was there, or typed nothing but blanks. */
    isVisited(name) {
      const [{ type, value }] = this.controls(name)
      return this.visited.has(name) || (["text", "textarea"].includes(type) && value !== "" && !value.trim())
    }

    /** Say beside each field what was found in it. */
    show(found) {
      for (const name of this.names) {
        const isVisited = this.isVisited(name)
        const own = heaviest(found.filter(one => one.field === name && (isVisited || one.severity !== "todo")))
        const list = document.getElementById(`kb-${name}-found`)
        fill(list, own.map(one => line(one, this.where(one))))
        list.hidden = !own.length
        const wrong = own.some(({ severity }) => severity === "error")
        const [control] = this.controls(name)
        if (control.matches("textarea, [type=text]")) {
          if (wrong) control.setAttribute("aria-invalid", "true")
          else control.removeAttribute("aria-invalid")
        }
        this.boxes.get(name).classList.toggle("kb-write__field--wrong", wrong)
      }
      this.showChosen()
      this.showLengths()
    }

    /** How long a text is whose length matters. */
    showLengths() {
      for (const { name, advised } of fields) {
        const count = advised && this.boxes.get(name).querySelector(".kb-write__count")
        if (count) count.textContent = `${[...tidy(this.controls(name)[0].value)].length} of ${advised[1]}`
      }
    }

    /** On what is folded up, what is chosen in it. */
    showChosen() {
      for (const fold of this.form.querySelectorAll("details[data-options]")) {
        const chosen = [...fold.querySelectorAll(":checked")]
        const names = chosen.map(({ name, value }) => this.labels.get(`${name} ${value}`))
        fold.querySelector(".kb-write__chosen").textContent = names.join(", ")
      }
    }

    /** In which line of a text with several something was found. */
    where({ field, row }) {
      return row !== null && this.controls(field)[0].value.includes("\n") ? `line ${row + 1}: ` : ""
    }

    /** Lead to a field, and to the words in it, or where nobody knows them, to the line. */
    lead({ field, row, start, end }) {
      const controls = this.controls(field)
      const control = controls.find(({ checked }) => checked) ?? controls[0]
      if (!control.matches("textarea, [type=text]")) return lead(control)
      const lines = control.value.split("\n")
      const ofLine = row === null ? null : lines.slice(0, row).join("\n").length + (row ? 1 : 0)
      return lead(control, start ?? ofLine, end ?? ofLine)
    }
  }

  const heaviest = found => Object.keys(NAMES).flatMap(severity => found.filter(one => one.severity === severity))

  /** One finding as a line of a list: its weight in a word, what it looks like, and what to do instead. */
  function line({ severity, rule, what, remedy }, place) {
    const entry = document.createElement("li")
    entry.className = `kb-write__one kb-write__one--${severity}`
    const weight = document.createElement("strong")
    weight.textContent = `${NAMES[severity]}: `
    entry.append(weight, severity === "todo" ? `${remedy}.` : `${place}${what}. Instead: ${remedy}.`)
    entry.dataset.rule = rule
    return entry
  }

  /** Change a list only where it says something else, so that nobody hears it twice. */
  function fill(list, entries) {
    const written = some => [...some].map(({ outerHTML }) => outerHTML).join("\n")
    if (written(entries) !== written(list.children)) list.replaceChildren(...entries)
  }

  Object.assign(kbWrite, { Fields, fill, heaviest, line })
})()
