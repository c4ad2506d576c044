/** From what was typed to the text of a case's file, and for each of its lines where it was typed. */
(() => {
  const { Typed } = kbWrite
  const LONGEST_NAME = 80
  const NO_NAME = "learning-case"
  const TAKEN = /^(?:index|readme|con|nul|prn|aux)$/
  const ITEM = /^(?:(?:[-*+•·–—]|\d{1,3}[.)])(?:\s+|$))+/g
  const LIST = /^ {0,3}(?:[-*+]|\d{1,2}\.)\s+\S/
  const WITHIN_LIST = /^(?: {2,}| {0,3}(?:[-*+]|\d{1,9}\.)\s)/

  const HALVES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

  let hidden

  /** What was typed without what can't be seen, which word processors leave in it and our reader refuses. */
  function seen(typed) {
    hidden ??= new RegExp(kbWrite.form.hidden, "g")
    let before
    let after = typed.replace(/\r\n?/g, "\n").replace(/[\u000b\u000c\u0085\u2028\u2029]/g, " ").replace(HALVES, "")
    do {
      before = after
      after = before.replace(hidden, "") // what is left may come to stand beside another
    } while (after.text !== before.text)
    return after
  }

  const tidied = text => seen(new Typed(text)).trim()
  const tidy = text => tidied(text).text

  /** What was typed as YAML: without quotes where it needs none. */
  function scalar(typed) {
    const { text } = typed
    if (/^\p{L}[^\n\t:#]*$/u.test(text) && !/^null$/i.test(text)) return typed
    if (!/["\\\n\t]/.test(text)) return typed.within('"', '"')
    if (!/['\n\t]/.test(text)) return typed.within("'", "'")
    const escapes = { "\n": "\\n", "\t": "\\t" }
    return typed.replace(/["\\\n\t]/g, sign => escapes[sign] ?? `\\${sign}`).within('"', '"')
  }

  /** What a title becomes as the name of a file, as `slug_of` in writing/scaffold.py has it; empty when nothing can. */
  function slugOf(title) {
    const letters = title.toLowerCase().replaceAll("ß", "ss").normalize("NFKD")
    const words = letters.replace(/[^\u0000-\u007f]|'/g, "").match(/[a-z0-9]+/g) ?? []
    while (words.join("-").length > LONGEST_NAME && words.length > 1) words.pop()
    return words.join("-").slice(0, LONGEST_NAME)
  }

  /** The name of a case's file, without its ending. */
  function nameOf(title) {
    const name = slugOf(title) || NO_NAME
    return TAKEN.test(name) ? `${name}-case` : name
  }

  /** The lines of a section in which each line is an item. */
  function items(typed) {
    return typed.lines.flatMap((line, row) => {
      const words = line.trim().replace(ITEM, "").trim()
      return words.text ? [lineOf(shut(opened(words)).within("- "), row)] : []
    })
  }

  const lineOf = ({ text, places }, row) => ({ text, places, row })

  /** An item whose first sign opens no heading, quotation, rule or list in it. */
  function shut(words) {
    const first = words.replace(/^(?=#|>|`{3}|~{3}|([-*_])(?:\s*\1){2,}\s*$)/g, "\\")
    return first.replace(/(?<=^\d+)(?=[.)](?:\s|$))/g, "\\")
  }

  /** The lines of a section, so that they stay text of this section and nothing else becomes of them. */
  function prose(typed) {
    const lines = []
    typed.lines.forEach((written, row) => {
      const inside = headed(opened(written.replace(/\t/g, "    ").trimEnd()))
      const line = lineOf(inside.replace(/(?<=^\s*\d+)\)(?=\s)/g, "."), row)
      const above = lines.at(-1)?.text ?? ""
      // Below a text, hyphens would make a heading of it, and a list would not begin.
      const needsRoom = /^ {0,3}(?:=+|-+)$/.test(line.text) || (LIST.test(line.text) && !WITHIN_LIST.test(above))
      if (above && needsRoom) lines.push({ text: "", row })
      lines.push(line)
    })
    while (lines[0]?.text === "") lines.shift()
    while (lines.at(-1)?.text === "") lines.pop()
    return lines
  }

  /** A line in which no HTML begins: what looks like it is shown as it was typed. */
  function opened(line) {
    return line.replace(/<(?=[A-Za-z/!?])/g, "&lt;")
  }

  /** A heading goes below those of the form; a line that only looks like one stays what it is. */
  function headed(line) {
    return line.replace(/^ {0,3}#{1,2}(?=\s+\S)/g, "###").replace(/^ {0,3}(?=#+(?:[^\s#]|\s*$))/g, "\\")
  }

  /**
   * The file of a case: `name`, `text`, of which `front` and `body` are parts, `bodyLine`, at which the body begins, and
   * all its `lines`.
   *
   * `values` holds by name the text, the choice, or the list of choices of each field, and under `sections` the text
   * of each heading. `lines` tells for each line of the text the `field` and, in sections, the `row` where it was
   * typed, in the header the `column` at which its value begins, and of each sign its place in the field, as Typed has
   * it. What was left empty is left out.
   */
  function fileOf(values, form = kbWrite.form) {
    const lines = [{ text: "---" }]
    const add = (field, name, value) => {
      const { text, places } = value.within(`${name}: `)
      lines.push({ text, places, field, column: name.length + 3 })
    }
    const chosen = text => new Typed(text, Array(text.length).fill(null))
    for (const { name, many } of form.fields) {
      const value = values[name]
      if (many && value?.length) add(name, name, chosen(`[${value.join(", ")}]`))
      else if (!many && tidy(value ?? "")) add(name, name, scalar(tidied(value)))
      if (name === "summary") add("", "status", chosen(form.status))
    }
    const end = lines.push({ text: "---" }) - 1
    form.sections.forEach(({ heading, list }, at) => {
      const written = (list ? items : prose)(seen(new Typed(values.sections?.[at] ?? "")))
      if (!written.length) return
      const field = `section-${at}`
      lines.push({ text: "" }, { text: `## ${heading}`, field }, { text: "" })
      lines.push(...written.map(line => ({ ...line, field })))
    })
    const joined = some => some.map(({ text }) => `${text}\n`).join("")
    return {
      name: nameOf(values.title ?? ""),
      text: joined(lines),
      front: joined(lines.slice(1, end)),
      body: joined(lines.slice(end + 1)),
      bodyLine: end + 2,
      lines,
    }
  }

  Object.assign(kbWrite, { tidied, tidy, slugOf, nameOf, fileOf })
})()
