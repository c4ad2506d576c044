/** What is to be said about a case: what is still to do, what is wrong, and what may give a family away. */
(() => {
  const { fileOf, is, lacks, place, spoken, tidied, tidy } = kbWrite
  const COMMENT = /(?:^|[ \t])#/
  const SAFE_LINK = /^(?:https?:|mailto:)/i

  /**
   * Everything there is to say, in the order of the form: `{file, found}`.
   *
   * Each of `found` has `field`, `severity` (`todo`, `error`, `warning`), `rule`, `what`, `remedy`, and `row`, the line
   * within the field, `start` and `end`, the words within it, or null. What an identifier rule finds has its `line` and
   * `column` in the file too, and `private` set. No text of the case is in any of them. `parse` gives the blocks of a
   * text in Markdown.
   */
  function inspect(values, scanner, parse) {
    const file = fileOf(values)
    const found = [
      ...lacks(values, file),
      ...terms(values, scanner.rules),
      ...identifiers(values, file, scanner),
      ...fieldsBelow(file),
      ...leads(file, parse),
    ]
    const { fields, sections } = kbWrite.form
    const order = [...fields.map(({ name }) => name), ...sections.map((_, at) => `section-${at}`)]
    return { file, found: found.sort((one, other) => order.indexOf(one.field) - order.indexOf(other.field)) }
  }

  /** The agency that a case names, or nothing. */
  function named(values, { agency }) {
    const chosen = agency.field ? values[agency.field] : ""
    return chosen === agency.withheld ? "" : chosen
  }

  /** Choices that only one agency fits, and an agency where there can be none. */
  function terms(values, rules) {
    if (named(values, rules)) {
      const remedy = "choose none: what was invented happened nowhere"
      const wrong = is(rules.agency.field, "error", "invented-agency", "an invented case names an agency", remedy)
      return values.basis === "invented" ? [wrong] : []
    }
    return Object.entries(rules.telling).flatMap(([field, ids]) => {
      const chosen = [values[field] ?? []].flat().filter(id => ids.includes(id))
      const remedy = "take it out, or choose a broader one"
      return chosen.map(() => is(field, "error", "gives-agency-away", "a term that only one agency fits", remedy))
    })
  }

  function identifiers(values, file, scanner) {
    const kept = { case: true, withheld: values.basis === "invented" || !named(values, scanner.rules) }
    const fieldsAt = offset => {
      const [line, column] = place(file.front, offset)
      const before = [...file.lines[line].text].slice(0, column - 1).join("")
      return COMMENT.test(before) ? [] : owner(file, line, column)
    }
    const sighted = (text, first) => one => {
      const [from, to] = [one.start, one.end].map(offset => {
        const [line, column] = place(text, offset)
        return [line + first - 1, column]
      })
      return told(one, file, from, to)
    }
    return [
      ...inName(file.name, kept, scanner),
      ...scanner.scan(file.front, kept, fieldsAt).map(sighted(file.front, 2)),
      ...escapes(values, file, kept, scanner),
      ...scanner.scan(file.body, kept).map(sighted(file.body, file.bodyLine)),
    ]
  }

  /** The field whose value began last before a place in the header. */
  function owner({ lines }, line, column) {
    const field = lines[line].column <= column ? lines[line] : lines[line - 1]
    return field.column ? [field.text.split(":")[0]] : []
  }

  /** Values whose signs the header writes as escapes are looked at as they read. */
  function escapes(values, file, kept, scanner) {
    if (!file.front.includes("\\")) return []
    const plain = text => text.trim().split(/\s+/).join(" ")
    const written = plain(file.front)
    return kbWrite.form.fields.filter(({ many, facet }) => !many && !facet).flatMap(({ name }) => {
      const value = tidy(values[name] ?? "")
      const line = file.lines.findIndex(({ field }) => field === name)
      if (!value || written.includes(plain(value))) return []
      const { places } = tidied(values[name])
      return scanner.scan(value, kept, () => [name]).map(one => ({
        ...told(one, file, [line + 1, file.lines[line].column]),
        ...span(places.slice(unitOf(value, one.start), unitOf(value, one.end))),
      }))
    })
  }

  /** A file's name has no capitals, so what needs them is looked for in it as in a title. */
  function inName(name, kept, scanner) {
    const seen = new Set()
    return spoken(name, scanner.rules.small).flatMap((words, isTitle) => scanner.scan(words, kept).flatMap(one => {
      const { id, what } = one.rule
      if (seen.has(id) || (isTitle && !scanner.rules.asTitles.includes(id))) return []
      seen.add(id)
      const severity = id === "setting-name" ? "warning" : one.severity
      const remedy = "change the title, from which the file gets its name"
      const finding = is("title", severity, id, `what looks like ${what}, in the name of the file`, remedy)
      return [{ ...finding, line: 1, column: 1, private: true }]
    }))
  }

  function told({ rule, severity }, file, from, to = from) {
    const finding = is("", severity, rule.id, `what looks like ${rule.what}`, rule.remedy)
    const [line, column] = from
    return { ...typed(finding, file, from, to), line, column, private: true }
  }

  /** A finding, and where that was typed which stands in the file between two places, of one field at most. */
  function typed(finding, file, from, to = from) {
    const [line, column] = from
    const { field, row } = file.lines[line - 1]
    const places = file.lines.slice(line - 1, to[0]).flatMap((one, at) => {
      if (one.field !== field || !one.places) return []
      const start = at ? 0 : unitOf(one.text, column - 1)
      return one.places.slice(start, line + at === to[0] ? unitOf(one.text, to[1] - 1) : undefined)
    })
    return { ...finding, field: field || "title", row: row ?? null, ...span(places) }
  }

  /** Where the words begin and end of whose signs these are the places. */
  function span(places) {
    const known = places.filter(place => place !== null)
    return known.length ? { start: known[0], end: known.at(-1) + 1 } : {}
  }

  /** The offset of a character as JavaScript counts them. */
  function unitOf(text, offset) {
    return [...text].slice(0, offset).join("").length
  }

  /** Lines that the site would take for a part of the front matter. */
  function fieldsBelow(file) {
    const field = new RegExp(`^\\s*(?:${kbWrite.form.names.join("|")}):(?:\\s|$)`)
    const remedy = "begin it with another word, or with a capital letter"
    const finding = is("", "error", "fields-in-body", "a line that begins like a field of the file", remedy)
    return file.lines.flatMap(({ text }, at) => {
      const begun = at + 1 >= file.bodyLine && field.exec(text)
      return begun ? [typed(finding, file, [at + 1, 1], [at + 1, begun[0].trimEnd().length + 1])] : []
    })
  }

  /** Pictures, and links that lead nowhere from the site. */
  function leads(file, parse) {
    const picture = is("", "error", "picture", "a picture", "leave it out here, and tell the editor of it")
    const remedy = "begin its address with https://, or delete it"
    const nowhere = is("", "error", "link", "a link that leads nowhere from here", remedy)
    return parse(file.body).flatMap(({ map, children }) => (children ?? []).flatMap(token => {
      const line = file.bodyLine + (map?.[0] ?? 0)
      if (token.type === "image") return [typed(picture, file, [line, 1])]
      const leadsNowhere = token.type === "link_open" && !SAFE_LINK.test(token.attrGet("href"))
      return leadsNowhere ? [typed(nowhere, file, [line, 1])] : []
    }))
  }

  Object.assign(kbWrite, { inspect })
})()
