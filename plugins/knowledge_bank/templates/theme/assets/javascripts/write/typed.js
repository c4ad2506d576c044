/** A text that knows of each of its signs where it was typed, whatever has become of those around it. */
(() => {
  class Typed {
    /** `places` holds the offset of each sign, null for one that nobody typed. */
    constructor(text, places = [...Array(text.length).keys()]) {
      this.text = text
      this.places = places
    }

    /** As of a string, everywhere; what takes the place of others stands where the first of them stood. */
    replace(pattern, by) {
      const texts = []
      const places = []
      let end = 0
      const keep = to => {
        texts.push(this.text.slice(end, to))
        places.push(this.places.slice(end, to))
      }
      for (const { 0: old, index } of this.text.matchAll(pattern)) {
        keep(index)
        const put = typeof by === "string" ? by : by(old)
        end = index + old.length
        const stood = this.places.slice(index, end)
        texts.push(put)
        places.push(Array.from({ length: put.length }, (_, at) => stood[Math.min(at, stood.length - 1)] ?? null))
      }
      if (!texts.length) return this
      keep(this.text.length)
      return new Typed(texts.join(""), places.flat())
    }

    slice(start, end) {
      return new Typed(this.text.slice(start, end), this.places.slice(start, end))
    }

    trim() {
      const { length } = this.text
      return this.slice(length - this.text.trimStart().length).trimEnd()
    }

    trimEnd() {
      return this.slice(0, this.text.trimEnd().length)
    }

    get lines() {
      let start = 0
      return this.text.split("\n").map(({ length }) => {
        const line = this.slice(start, start + length)
        start += length + 1
        return line
      })
    }

    /** With signs before and after it that nobody typed. */
    within(before, after = "") {
      const none = text => Array(text.length).fill(null)
      return new Typed(`${before}${this.text}${after}`, [...none(before), ...this.places, ...none(after)])
    }
  }

  Object.assign(kbWrite, { Typed })
})()
