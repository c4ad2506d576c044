/**
 * The search of a copy that is opened from a disk, where nothing can be fetched: titles, summaries and terms.
 *
 * outputs/offline.py puts this behind `kbFinder`, which holds the finder's files and, for each entry, its texts with
 * their weights; behind this it puts the finder itself.
 */
kbFinder.search = ((texts) => {
  const holding = new Map()
  texts.forEach((parts, number) => {
    for (const [weight, text] of parts) {
      for (const word of new Set(split(text).map(root))) {
        if (!holding.has(word)) holding.set(word, new Map())
        const scores = holding.get(word)
        scores.set(number, (scores.get(number) ?? 0) + weight)
      }
    }
  })
  const known = [...holding.keys()]

  function split(text) {
    return text.toLowerCase().replace(/['’]/g, "").split(/[^\p{L}\p{N}.-]+/u).map(
      (word) => word.replace(/^[.-]+|[.-]+$/g, "")
    ).filter(Boolean)
  }

  /** `plan` of `planning`, `famili` of `families` and `family`: roughly what words of one family share. */
  function root(word) {
    if (word.length < 4) return word
    return word.replace(/(?:ings?|ed|e?s)$/, "").replace(/([^aeiou])\1$/, "$1").replace(/y$/, "i")
  }

  /** The entries with a word, or with one that begins with it, and what speaks for each. */
  return async (word) => {
    const sought = root(word)
    const fitting = known.filter((other) => other === sought || (sought.length > 2 && other.startsWith(sought)))
    const found = new Map()
    for (const other of fitting) {
      for (const [number, score] of holding.get(other)) {
        const worth = other === sought ? score : score / 2
        found.set(number, Math.max(found.get(number) ?? 0, worth))
      }
    }
    const rarity = Math.log(1 + texts.length / found.size)
    return [...found].map(([number, score]) => ({ number, score: score * rarity }))
  }
})(kbFinder.texts)
