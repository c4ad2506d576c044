/** The finder's state in the address: `?q=court+statement&topics=neglect&topics=exploitation`. */

/** The words and the choice that a query names; what the catalog does not know is passed over. */
export function read(query, catalog) {
  const given = new URLSearchParams(query)
  const chosen = new Map()
  for (const { id, terms } of catalog.facets) {
    const wanted = new Set(given.getAll(id))
    const known = terms.filter((term) => wanted.has(term.id)).map((term) => term.id)
    if (known.length) chosen.set(id, new Set(known))
  }
  return { words: (given.get("q") ?? "").trim(), chosen }
}

/** The query of a state, with a question mark before it; empty when nothing is sought. */
export function write({ words, chosen }) {
  const query = new URLSearchParams()
  if (words) query.set("q", words)
  for (const [facet, terms] of chosen) for (const term of terms) query.append(facet, term)
  const text = query.toString()
  return text && `?${text}`
}
