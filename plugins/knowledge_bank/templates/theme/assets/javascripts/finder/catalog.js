/**
 * What the finder counts by: the digest unpacked, and the questions one may ask of it. Pure: no page, no network.
 *
 * A choice is a Map of facet id to a Set of term ids. Within a facet any of its terms will do, across facets all must.
 */

const NAMED = 4 // so much of a word's score a term's name adds

/** The digest (see outputs/digest.py), with a mask over all entries for each term and what stands below it. */
export function unpack(digest) {
  const facets = digest.facets.map(({ id, singular, terms, written }) => {
    const unpacked = terms.map(([term, title, parent, names]) => (
      { facet: id, singular, id: term, title, parent, names, mask: new Uint8Array(digest.entries) }
    ))
    written.split(" ").forEach((letters, entry) => {
      for (const letter of letters) {
        for (let at = letter.codePointAt(0) - 48; at >= 0; at = unpacked[at].parent) unpacked[at].mask[entry] = 1
      }
    })
    return { id, singular, terms: unpacked }
  })
  return { size: digest.entries, first: digest.first, chunk: digest.chunk, facets }
}

/**
 * What is left of all entries after a choice, and what each term would leave.
 *
 * `found` holds the numbers of the entries with the words, or is null where no words are sought. The counts of a facet
 * are those of the other facets' choices, so they stay true when one more of its own terms is chosen.
 * Returns `entries`, newest first, and `counts`, a Map of term to number.
 */
export function narrow(catalog, chosen, found = null) {
  const failures = new Uint8Array(catalog.size)
  const unions = catalog.facets.map((facet) => union(facet, chosen.get(facet.id), catalog.size))
  for (const mask of unions) if (mask) failures.forEach((_, entry) => { failures[entry] += 1 - mask[entry] })
  if (found) {
    const within = new Set(found)
    failures.forEach((_, entry) => { if (!within.has(entry)) failures[entry] = 255 })
  }
  const counts = new Map()
  catalog.facets.forEach((facet, at) => {
    const own = unions[at]
    const others = failures.map((count, entry) => count === (own ? 1 - own[entry] : 0))
    for (const term of facet.terms) {
      counts.set(term, term.mask.reduce((sum, carried, entry) => sum + (carried & others[entry]), 0))
    }
  })
  return { entries: [...failures.keys()].filter((entry) => failures[entry] === 0), counts }
}

function union(facet, ids, size) {
  const terms = facet.terms.filter((term) => ids?.has(term.id))
  if (!terms.length) return null
  return new Uint8Array(size).map((_, entry) => (terms.some((term) => term.mask[entry]) ? 1 : 0))
}

/** The terms that a text names, by title or other name: those whose names are longest first. */
export function named(catalog, text) {
  const plain = ` ${simple(text)} `
  const matches = catalog.facets.flatMap(({ terms }) => terms).map((term) => {
    const names = [term.title, ...term.names].map(simple).filter((name) => name && plain.includes(` ${name} `))
    return { term, name: names.sort((one, other) => other.length - one.length)[0] }
  })
  return matches.filter(({ name }) => name).sort((one, other) => other.name.length - one.name.length)
}

/**
 * What speaks for an entry because a text names its terms in several words, which Pagefind only knows one by one:
 * a Map of number to score, on the scale of Pagefind's scores.
 * A rare term says more than a frequent one, and an entry with few terms of a facet is more about each.
 */
export function favoured(catalog, text) {
  const scores = new Map()
  for (const { term } of named(catalog, text).filter(({ name }) => name.includes(" "))) {
    const peers = catalog.facets.find(({ id }) => id === term.facet).terms
    const rarity = Math.log(catalog.size / term.mask.reduce((sum, carried) => sum + carried, 0))
    term.mask.forEach((carried, entry) => {
      if (!carried) return
      const together = peers.reduce((sum, { mask }) => sum + mask[entry], 0)
      scores.set(entry, (scores.get(entry) ?? 0) + NAMED * rarity / together)
    })
  }
  return scores
}

/** A text without the name of a term in it. */
export function without(text, name) {
  return ` ${simple(text)} `.replace(` ${name} `, " ").trim()
}

function simple(text) {
  return text.toLowerCase().replace(/['’]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim()
}
