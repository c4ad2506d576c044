// Marks what is new since the last visit. What it needs to know for that stays in this browser, and can be forgotten.
(() => {
  const { newest, site } = document.currentScript.dataset
  const { say, counted } = globalThis.kbWords // of frame.js
  const KEY = `${new URL(site, location).pathname}.__visit`
  const DAY = /^\d{4}-\d{2}-\d{2}$/
  const today = new Date().toISOString().slice(0, 10)

  /** What was kept: `on` the day of the last visit, when the newest was of the day `seen`, and `before` it of another. */
  function kept() {
    const visit = JSON.parse(localStorage.getItem(KEY))
    return DAY.test(visit?.on) && DAY.test(visit?.seen) ? visit : null
  }

  /** The newest day that the last visit saw, or nothing; and keep this one. A visit lasts a day, whatever is opened. */
  function visited() {
    try {
      const visit = kept()
      const before = visit?.on === today ? visit.before : visit?.seen
      localStorage.setItem(KEY, JSON.stringify({ on: today, seen: newest, before }))
      return { before }
    } catch {
      return null // This browser keeps nothing.
    }
  }

  /** Say it of everything that is newer. Returns how many entries that are. */
  function mark(before) {
    const fresh = [...document.querySelectorAll("[data-day]")].filter(({ dataset }) => dataset.day > before)
    for (const one of fresh) {
      const badge = document.createElement("strong")
      badge.className = "kb-new"
      badge.textContent = say("New since your last visit")
      const place = one.querySelector(".kb-card__facts") ?? one
      place.append(" ", badge)
    }
    return fresh.filter(one => one.matches(".kb-card")).length
  }

  function told(before, count) {
    if (!before) return say("What is new when you come again will be marked here.")
    if (!count) return say("Nothing here is new since your last visit.")
    return counted(
      "{count} of these is new since your last visit.", "{count} of these are new since your last visit.", count
    )
  }

  function tell(line, words) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "kb-visit__forget"
    button.textContent = say("Forget my visits")
    button.addEventListener("click", () => {
      localStorage.removeItem(KEY)
      for (const badge of document.querySelectorAll(".kb-new")) badge.remove()
      line.textContent = say("Forgotten. Your browser will begin anew when you come again.")
      line.focus()
    })
    line.append(`${words} `, button)
    line.hidden = false
  }

  const visit = visited()
  if (!visit) return
  const count = visit.before ? mark(visit.before) : 0
  const line = document.querySelector(".kb-visit")
  if (line) tell(line, told(visit.before, count))
})()
