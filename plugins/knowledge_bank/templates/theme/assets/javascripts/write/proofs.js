/** The named checks of `checks/identifiers/rules.yml`, as proofs.py has them: what an expression alone can't tell. */
(() => {
  const PUPIL_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
  const UNUSED_PREFIXES = new Set(["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"])
  const OLDEST = 120

  const digitsOf = text => text.replace(/[^0-9]/g, "")
  const when = isOne => (isOne ? 0 : null)

  /** In years; 0 for one told in months, weeks or days, and more than a child's for what is no number. */
  function age(match, { numbers }) {
    if (match[2] && match[2][0].toLowerCase() !== "y") return 0
    const figures = /^[0-9]+/.exec(match[1])
    return figures ? Number(figures[0]) : numbers.get(match[1].toLowerCase()) ?? 18
  }

  /** Each takes a match and what is known, and gives the signs to take off its beginning; null when it is nothing. */
  kbWrite.PROOFS = {
    "nhs-mod11"([text]) {
      const digits = [...digitsOf(text)].map(Number)
      const rest = digits.slice(0, 9).reduce((sum, digit, at) => sum + digit * (10 - at), 0) % 11
      return when((11 - rest) % 11 === digits[9] && new Set(digits).size > 1)
    },

    "upn-mod23"([text]) {
      const [first, ...signs] = text.toUpperCase()
      const values = signs.map(sign => (/[0-9]/.test(sign) ? Number(sign) : PUPIL_LETTERS.indexOf(sign)))
      return when(PUPIL_LETTERS[values.reduce((sum, value, at) => sum + value * (at + 2), 0) % 23] === first)
    },

    "nino-prefix"([text], { common }) {
      const prefix = text.slice(0, 2).toUpperCase()
      if (text[2] === " " && common.has(prefix.toLowerCase())) return null
      return when(!/[DFIQUV]/.test(prefix) && prefix[1] !== "O" && !UNUSED_PREFIXES.has(prefix))
    },

    "real-day"(match) {
      const [one, other] = [2, 3].map(group => Number(match[group] || match[group + 3]))
      return when(Math.min(one, other) >= 1 && Math.min(one, other) <= 12 && Math.max(one, other) <= 31)
    },

    "uk-phone"([text], { helpLines }) {
      const number = digitsOf(text).replace(/^(?:00)?44/, "").replace(/^0/, "")
      return when([9, 10].includes(number.length) && !helpLines.has(`0${number}`))
    },

    "phone-abroad"([text], { helpLines }) {
      const digits = digitsOf(text).replace(/^00/, "")
      return when(digits.length >= 8 && digits.length <= 15 && !helpLines.has(digits))
    },

    mailbox([text], { mailboxes }) {
      return when(!mailboxes.has(text.toLowerCase().replace(/^mailto:/, "")))
    },

    host(match, { hosts }) {
      const parts = match[1].toLowerCase().replace(/^\.+|\.+$/g, "").split(".")
      return when(!parts.some((_, start) => hosts.has(parts.slice(start).join("."))))
    },

    "proper-words"(match, { common }) {
      const before = match[0].slice(0, match[0].length - match[1].length) // group 1 ends these matches
      const proper = [...before.matchAll(/[^ ]+/g)].find(([word]) => !common.has(word.toLowerCase()))
      return proper ? proper.index : null
    },

    "not-common"([text], { common }) {
      return when(!common.has(text.trim().split(/\s+/).at(-1).toLowerCase()))
    },

    "child-age"(match, known) {
      return when(age(match, known) < 18)
    },

    "adult-age"(match, known) {
      const years = age(match, known)
      return when(years >= 18 && years <= OLDEST)
    },

    digits(match) {
      return when(digitsOf(match[1]).length >= 3)
    },
  }
})()
