/** The draft that this browser keeps until it is told to forget it. */
(() => {
  const KEY = `kb-draft:${location.pathname}`
  const FORM = 1 // of what is kept; another one is not restored

  /** Keep the values. Returns false where the browser keeps nothing. */
  function keep(values) {
    try {
      localStorage.setItem(KEY, JSON.stringify({ form: FORM, at: new Date().toISOString(), values }))
      return true
    } catch {
      return false
    }
  }

  /** What was kept, as `{at, values}`, or null. */
  function kept() {
    try {
      const draft = JSON.parse(localStorage.getItem(KEY))
      return draft?.form === FORM && draft.values ? draft : null
    } catch {
      return null
    }
  }

  function forget() {
    try {
      localStorage.removeItem(KEY)
    } catch {
      // Nothing was kept.
    }
  }

  /** False where the browser refuses to keep anything. */
  function canKeep() {
    try {
      localStorage.setItem(`${KEY}?`, "")
      localStorage.removeItem(`${KEY}?`)
      return true
    } catch {
      return false
    }
  }

  Object.assign(kbWrite, { keep, kept, forget, canKeep })
})()
