/** The way to a control of the form, and to the words in it that something was said of. */
(() => {
  const COPIED = ["font", "letterSpacing", "lineHeight", "padding", "tabSize", "wordSpacing"]
  const ROOM = 120 // pixels, of which the theme's header takes the most

  /** Give a control the focus, and choose the words between two offsets. */
  function lead(control, start = null, end = start) {
    const fold = control.closest("details")
    if (fold) fold.open = true
    if (start === null) return control.focus()
    control.setSelectionRange(start, end)
    control.focus()
    if (control.matches("textarea")) show(control, start, end)
  }

  /** Scroll words into view: browsers that show them do so for the focus alone, and some not at all. */
  function show(area, start, end) {
    const { top, height } = box(area, start, end)
    area.scrollTop = top - Math.max(0, area.clientHeight - height) / 2
    const y = area.getBoundingClientRect().top + top - area.scrollTop
    const isSeen = y > ROOM && y + height < innerHeight - ROOM
    if (!isSeen) scrollBy({ top: y - innerHeight / 3, behavior: "instant" })
  }

  /** Where words stand in all that an area holds: as in an element that breaks its lines alike. */
  function box(area, start, end) {
    const twin = document.createElement("div")
    const words = document.createElement("span")
    const style = getComputedStyle(area)
    for (const name of COPIED) twin.style[name] = style[name]
    twin.className = "kb-write__twin"
    twin.style.width = `${area.clientWidth}px`
    words.textContent = area.value.slice(start, end) || " "
    twin.append(area.value.slice(0, start), words, area.value.slice(end))
    area.after(twin)
    const { offsetTop: top, offsetHeight: height } = words
    twin.remove()
    return { top, height }
  }

  Object.assign(kbWrite, { lead })
})()
