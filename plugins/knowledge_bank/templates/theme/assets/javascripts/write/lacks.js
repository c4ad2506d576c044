/** What a case still lacks, and what does not read well as it is. */
(() => {
  const { slugOf, tidy } = kbWrite
  const CELLS = /\S[^\n]*\t[^\n]*\S/

  const is = (field, severity, rule, what, remedy) => (
    { field, severity, rule, what, remedy, row: null, start: null, end: null }
  )

  const lacks = (values, file) => [
    ...missing(file), ...nameless(values), ...few(file), ...tables(values), ...lengths(values),
  ]

  function missing(file) {
    const { fields, sections } = kbWrite.form
    const written = new Set(file.lines.map(({ field }) => field))
    const wanted = [
      ...fields.map(({ name, ask }) => [name, ask]),
      ...sections.flatMap(({ needed }, at) => (needed ? [[`section-${at}`, "write a few sentences"]] : [])),
    ]
    const left = wanted.filter(([name]) => !written.has(name))
    return left.map(([name, ask]) => is(name, "todo", "missing", "is empty", ask))
  }

  /** Titles of which no file can get its name. */
  function nameless({ title }) {
    const words = tidy(title ?? "")
    if (!words || /[a-z]/.test(slugOf(words))) return []
    const remedy = /\p{L}/u.test(words)
      ? "add a few words in Latin letters, of which the file can get its name"
      : "give it a title with letters in it"
    return [is("title", "todo", "no-name", "has no letters for a file's name", remedy)]
  }

  /** Lists that are shorter than they should be. */
  function few({ lines }) {
    return kbWrite.form.sections.flatMap(({ least }, at) => {
      const field = `section-${at}`
      const count = lines.filter(line => line.field === field && line.row !== undefined).length
      const remedy = `at least ${least} questions, each on a line of its own: ${least - count} more`
      return count && count < least ? [is(field, "todo", "too-few", "has too few", remedy)] : []
    })
  }

  /** Tables as other programs copy them: blanks that a tab makes between words, in several lines. */
  function tables({ sections = [] }) {
    return [...sections].flatMap((text, at) => {
      const rows = String(text).split("\n")
      const row = rows.findIndex((line, number) => CELLS.test(line) && CELLS.test(rows[number + 1] ?? ""))
      const advice = is(`section-${at}`, "warning", "table", "this looks like a table", "write a list")
      return row < 0 ? [] : [{ ...advice, row }]
    })
  }

  function lengths(values) {
    return kbWrite.form.fields.filter(({ many }) => !many).flatMap(({ name, longest, advised }) => {
      const length = [...tidy(values[name] ?? "")].length
      const [least, most] = advised ?? [0, longest || Infinity]
      const aim = `aim for ${least ? `${least} to ${most}` : `at most ${most}`} characters`
      if (longest && length > longest) return [is(name, "error", "too-long", "too long", aim)]
      if (!length || (length >= least && length <= most)) return []
      return [is(name, "warning", "length", `${length} characters long`, aim)]
    })
  }

  Object.assign(kbWrite, { is, lacks })
})()
