/** What becomes of a case: the file to keep, and the way to where it is handed in. */
(() => {
  const LONGEST_ADDRESS = 7000 // what hosts and browsers take without cutting it off

  class Ways {
    constructor(root) {
      this.root = root
      this.file = null
      for (const button of root.querySelectorAll("[data-way]")) {
        button.addEventListener("click", () => this[button.dataset.way]())
      }
      this.sure = root.querySelector("#kb-sure")
      this.sure?.addEventListener("change", () => this.showLink())
    }

    at(name) {
      return this.root.querySelector(`[data-part="${name}"]`)
    }

    /** `found` is all there is to say of the file. */
    show(file, found) {
      const changed = file.text !== this.file?.text
      this.file = file
      const identifiers = found.some(({ severity, private: own }) => own && severity === "error")
      this.isClean = found.every(({ severity }) => severity === "warning")
      this.at("name").textContent = `${file.name}.md`
      this.at("refused").hidden = !identifiers
      this.at("offered").hidden = identifiers
      this.at("unfinished").hidden = this.isClean
      if (!this.sure) return
      this.at("not-yet").hidden = this.isClean
      this.at("hand-in").hidden = !this.isClean
      // Somebody was sure of another text.
      if (changed) this.sure.checked = false
      this.at("text").value = file.text
      this.showLink()
    }

    download() {
      const link = document.createElement("a")
      link.href = URL.createObjectURL(new Blob([this.file.text], { type: "text/markdown;charset=utf-8" }))
      link.download = `${this.file.name}.md`
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
      this.at("done").textContent = `${link.download} is among your downloads.`
    }

    /** The link is there once somebody has said that nobody could recognise the family. */
    showLink() {
      const place = this.at("link")
      const whole = address(this.file, this.file.text)
      const fits = kbWrite.form.newFile.includes("{text}") && whole.length <= LONGEST_ADDRESS
      const ready = this.isClean && this.sure.checked
      this.at("copying").hidden = !ready || fits
      if (!ready) return place.replaceChildren()
      const link = document.createElement("a")
      Object.assign(link, { className: "kb-write__button", target: "_blank", rel: "noreferrer noopener" })
      link.href = fits ? whole : address(this.file, "")
      link.textContent = place.dataset.words
      place.replaceChildren(link)
    }

    async copy() {
      const text = this.at("text")
      try {
        await navigator.clipboard.writeText(this.file.text)
        this.at("copied").textContent = "Copied. Open the page below and paste it there."
      } catch {
        text.closest("details").open = true
        text.focus()
        text.select()
        this.at("copied").textContent = "This browser lets no page copy. The text is selected: copy it yourself."
      }
    }
  }

  /** The host's page for a new file. */
  function address({ name }, text) {
    const parts = { folder: kbWrite.form.folder, name: `${name}.md`, text }
    return kbWrite.form.newFile.replace(/\{(folder|name|text)\}/g, (_, part) => encodeURIComponent(parts[part]))
  }

  Object.assign(kbWrite, { Ways, address })
})()
