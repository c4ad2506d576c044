/** The case as it will read. Nothing is loaded: pictures are named, and links are told and lead nowhere. */
(() => {
  const { tidy } = kbWrite

  const markdown = globalThis.markdownit({ html: false, linkify: false, typographer: false })
  const { rules } = markdown.renderer
  const escaped = markdown.utils.escapeHtml

  // Below the headings of the page: its own are of the first and the second level.
  for (const name of ["heading_open", "heading_close"]) {
    rules[name] = (tokens, at) => {
      const level = Math.min(6, Number(tokens[at].tag[1]) + 2)
      return name === "heading_open" ? `<h${level}>` : `</h${level}>\n`
    }
  }
  rules.image = (tokens, at) => `<em>[Picture: ${escaped(tokens[at].content)}]</em>`
  rules.link_open = () => "<u>"
  rules.link_close = (tokens, at) => {
    let open = at
    while (tokens[open].type !== "link_open") open -= 1
    return `</u> (${escaped(tokens[open].attrGet("href"))})`
  }

  // This one shows nothing, so it may see the links that the other takes for text.
  const reader = globalThis.markdownit({ html: false })
  reader.validateLink = () => true

  /** The blocks of a text in Markdown, as findings.js wants them. */
  const parse = text => reader.parse(text, {})

  /** The HTML of a case: `labels` gives what a choice is called, by field and value. */
  function preview(values, file, labels) {
    const said = (name, value) => labels.get(`${name} ${value}`) ?? value
    const chip = (name, value) => `<li class="kb-chip">${escaped(said(name, value))}</li>`
    const chosen = kbWrite.form.fields.filter(({ many }) => many)
    const chips = chosen.flatMap(({ name }) => (values[name] ?? []).map(value => chip(name, value)))
    const lead = tidy(values.summary ?? "")
    return [
      `<h3 class="kb-write__title">${escaped(tidy(values.title ?? "")) || "Without a title yet"}</h3>`,
      lead && `<p class="kb-lead">${escaped(lead)}</p>`,
      values.basis && `<p class="kb-basis">${escaped(said("basis", values.basis))}</p>`,
      chips.length && `<ul class="kb-write__chips">${chips.join("")}</ul>`,
      markdown.render(file.body),
    ].filter(Boolean).join("\n")
  }

  Object.assign(kbWrite, { parse, preview })
})()
