/** What can't be pasted or dropped into a text: it would vanish, or take the place of the whole page. */
(() => {
  const SAID = "Pictures and files can’t be pasted here. The editor can add a picture."

  /** Say so below the text, until something is typed there. */
  function watch(form) {
    for (const name of ["paste", "drop"]) form.addEventListener(name, refuse)
    form.addEventListener("dragover", event => { if (hasFiles(event.dataTransfer)) event.preventDefault() })
    form.addEventListener("input", ({ target }) => saidIn(target.closest("[data-field]"))?.remove())
  }

  function refuse(event) {
    const brought = event.clipboardData ?? event.dataTransfer
    const text = event.target.closest("textarea, [type=text]")
    // Word processors bring a picture of what they bring as text.
    if (!hasFiles(brought) || brought.types.includes("text/plain")) return
    event.preventDefault()
    const box = text?.closest("[data-field]")
    if (!box || saidIn(box)) return
    const said = document.createElement("p")
    said.className = "kb-write__one"
    said.role = "status"
    box.append(said)
    setTimeout(() => { said.textContent = SAID }) // heard only when it comes into what is there already
  }

  const saidIn = box => box?.querySelector("[role=status]")

  function hasFiles({ types }) {
    return types.includes("Files")
  }

  Object.assign(kbWrite, { watch })
})()
