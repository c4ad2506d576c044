/** Words: which entries hold them, as Pagefind says. Nothing of Pagefind is loaded before the first words. */

/** Words that say how a question is asked and not what about; left out unless nothing else was typed. */
const SMALL = new Set((
  "a about after all also am an and any anyone are as at be because been before being but by can cannot cant could did didnt "
  + "do does doesnt dont for from get getting give go going got had has have havent he her hers him his how i if im in into is isnt it "
  + "its ive just know let like make me more my need needs no not of on one or our out over please said same say says should show so "
  + "lots some someone something still t tell than that the their them then there these they theyre thing things this those to too up us use using "
  + "want wants was way we well were what whats when where which who whose why will with without wont work working works would year years old you your"
).split(" "))

/** The words of a text that are worth seeking. */
export function sought(text) {
  const all = text.toLowerCase().replace(/['’]/g, "").split(/[^\p{L}\p{N}.-]+/u).map(
    (word) => word.replace(/^[.-]+|[.-]+$/g, "")
  ).filter(Boolean)
  const telling = all.filter((word) => word.length > 1 && !SMALL.has(word))
  return [...new Set(telling.length ? telling : all)]
}

const FEW = 3 // entries: with fewer, more are worth a look

let loading = null

async function load(site) {
  if (globalThis.kbFinder) return globalThis.kbFinder.search // an offline copy; see offline.js
  const [pagefind, answer] = await Promise.all([
    import(new URL("pagefind/pagefind.js", site)),
    fetch(new URL("find/fragments.json", site)),
  ])
  const { start, length, ids } = await answer.json()
  const numbers = new Map()
  for (let at = 0; at < ids.length; at += length) numbers.set(ids.slice(at, at + length), numbers.size)
  // Its worker would be twelve kilobytes more, and the index is small.
  const index = pagefind.createInstance({ noWorker: true })
  await index.search("") // Waits for all that a search needs; `init` does not, and hides what went wrong.
  return async (words) => {
    const { results } = await index.search(words)
    return results.map(({ id, score }) => ({ number: numbers.get(id.slice(start, start + length)), score }))
  }
}

/** The search itself, loaded at the first call. Rejects where the network does not let it through. */
export function open(site) {
  loading ??= load(site)
  return loading
}

/** Begin anew at the next call of `open`: what failed once may get through then. */
export function close() {
  loading = null
}

/**
 * The numbers of the entries with the words of a text, best first; null when the text has none.
 *
 * Questions are typed as they are asked, so not every word has to be there: half of those that any entry has will do,
 * and fewer where that leaves next to nothing. Entries with more of them, and with the rarer ones, come first;
 * `favour` is what else speaks for an entry, a Map of number to score.
 */
export async function find(text, search, favour = new Map()) {
  const words = sought(text)
  if (!words.length) return null
  const hits = (await Promise.all(words.map((word) => search(word)))).filter((found) => found.length)
  const scores = new Map()
  const held = new Map()
  for (const { number, score } of hits.flat()) {
    scores.set(number, (scores.get(number) ?? 0) + score)
    held.set(number, (held.get(number) ?? 0) + 1)
  }
  const rank = (number) => scores.get(number) + (favour.get(number) ?? 0)
  const ranked = [...scores.keys()].sort((one, other) => rank(other) - rank(one) || one - other)
  const having = (count) => ranked.filter((number) => held.get(number) >= count)
  let wanted = Math.ceil(hits.length / 2)
  while (wanted > 1 && having(wanted).length < FEW) wanted -= 1
  return having(wanted)
}
