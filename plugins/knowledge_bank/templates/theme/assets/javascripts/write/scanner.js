/** A text through the identifier rules, as scan.py does it; the comments in `checks/identifiers/rules.yml` say how. */
(() => {
  const { PROOFS } = kbWrite
  const PART = /\{\{([A-Za-z_]+)\}\}/g

  /** The text with one unit for each character, so that offsets count as everybody counts. No rule names one beyond. */
  const single = text => text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, "\ue000")

  const blank = found => " ".repeat(found.length)

  const lowered = text => text.replace(/[A-Z]+/g, letters => letters.toLowerCase())

  class Scanner {
    /** `rules` are those of rules.js. Throws SyntaxError in a browser that can't read their expressions. */
    constructor(rules) {
      this.rules = rules
      this.known = {
        numbers: new Map(Object.entries(rules.numbers)),
        common: new Set(rules.common),
        helpLines: new Set(rules.helpLines),
        mailboxes: new Set(rules.mailboxes),
        hosts: new Set(rules.hosts),
      }
      this.facets = new Set(rules.facets)
      const smooth = Object.entries(rules.smooth)
      this.smooth = new Map(smooth.flatMap(([plain, signs]) => [...signs].map(sign => [sign, plain])))
      this.joins = this.compiled(rules.joins.join("|"))
      this.masks = this.compiled(rules.masks.join("|"))
      this.tests = rules.rules.flatMap(rule => rule.patterns
        .filter(({ names }) => !names || rules.names[names].length)
        .map(pattern => this.test(rule, pattern)))
    }

    compiled(regex, flags = "") {
      const written = regex.replace(PART, (_, name) => this.rules.parts[name])
      return new RegExp(flags === "i" ? written.toLowerCase() : written, "g")
    }

    test(rule, pattern) {
      const beside = regex => regex && new RegExp(this.compiled(regex, "i").source)
      const check = rule.check ?? pattern.check
      return {
        rule,
        only: pattern.only,
        severity: pattern.severity ?? rule.severity ?? "error",
        lower: pattern.flags === "i",
        regex: this.compiled(pattern.names ? this.named(pattern.names) : pattern.regex, pattern.flags),
        wanted: beside(pattern.if_before),
        before: beside(pattern.unless_before),
        after: beside(pattern.unless_after),
        near: pattern.near,
        proof: check ? PROOFS[check] : () => 0,
        notIn: new Set(rule.not_in),
      }
    }

    /** An expression for any of the names that the bank gives. */
    named(list) {
      const names = this.rules.names[list]
      const either = list === "districts"
        ? names.map(name => (/[0-9]$/.test(name) ? name : `${name}[0-9]{1,2}`))
        : names.map(name => name.split(/[ -]+/).map(escaped).join(this.rules.parts.hyphen))
      return `{{L}}(?:${either.join("|")}){{R}}`
    }

    /**
     * What is found, by place: `{start, end, rule, severity}`.
     *
     * `kept` says what the rules keep the text to: `{case, withheld}`. `fieldsAt` tells the names of the fields that an
     * offset belongs to; without it there are none.
     */
    scan(text, kept, fieldsAt = null) {
      const smoothed = this.smoothed(text)
      const lower = lowered(smoothed)
      const taken = []
      for (const test of this.tests) {
        if (!(kept.case || test.rule.scope === "everywhere")) continue
        if (test.only && (test.only === "withheld") !== kept.withheld) continue
        for (const match of (test.lower ? lower : smoothed).matchAll(test.regex)) {
          const start = this.start(match, test, lower)
          const end = match.index + match[0].length
          if (start === null || (fieldsAt && this.isPassed(test, fieldsAt(start)))) continue
          if (taken.some(other => other.start < end && start < other.end)) continue
          taken.push({ start, end, rule: test.rule, severity: test.severity })
          if (taken.length === this.rules.most) return taken.sort(byPlace)
        }
      }
      return taken.sort(byPlace)
    }

    /** As long as the text, every sign in its place. */
    smoothed(text) {
      const joined = single(text).replace(this.joins, blank)
      const lines = joined.replace(/\n(?:[ \t]*\n)*/g, end => (end.length === 1 ? " " : end))
      const plain = [...lines].map(sign => this.smooth.get(sign) ?? sign).join("")
      return plain.replace(this.masks, mask => "~".repeat(mask.length))
    }

    /** Where what was found begins; null when it is nothing after all. */
    start(match, test, lower) {
      const end = match.index + match[0].length
      const before = lower.slice(Math.max(0, match.index - this.rules.around), match.index)
      const after = lower.slice(end, end + this.rules.around)
      if (test.wanted && !test.wanted.test(before)) return null
      if (test.before?.test(before) || test.after?.test(after)) return null
      if (test.near && !test.near.some(word => before.includes(word) || after.includes(word))) return null
      const skipped = test.proof(match, this.known)
      return skipped === null ? null : match.index + skipped
    }

    /** True where the rule does not look. */
    isPassed(test, names) {
      return names.some(name => test.notIn.has(name)) || (test.rule.terms === false && this.facets.has(names[0]))
    }
  }

  function escaped(text) {
    return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replaceAll("'", "'?")
  }

  const byPlace = (one, other) => one.start - other.start

  /** Line and column of an offset that `scan` gave, both from 1. */
  function place(text, offset) {
    const before = single(text).slice(0, offset).split("\n")
    return [before.length, before.at(-1).length + 1]
  }

  /** A file's name as words: as they stand, and as a title would have them. */
  function spoken(name, small) {
    const words = name.split("-")
    const title = words.map(word => (small.includes(word) ? word : word.slice(0, 1).toUpperCase() + word.slice(1)))
    return [words.join(" "), title.join(" ")]
  }

  Object.assign(kbWrite, { Scanner, place, spoken })
})()
