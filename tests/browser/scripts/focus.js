// What has the focus, and whether a person would see that it has; null where the focus has left the page or been before.
() => {
  const element = document.activeElement
  window.visited ??= new Set()
  if (element === document.body || window.visited.has(element)) return null
  window.visited.add(element)

  const header = document.querySelector(".md-header")
  const isAbove = element.closest(".md-header, .md-sidebar--primary") || !header.checkVisibility()
  const top = isAbove ? 0 : Math.max(0, header.getBoundingClientRect().bottom)
  const [box] = element.getClientRects()
  const high = Math.min(box.bottom, innerHeight) - Math.max(box.top, top)
  const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2
  const hit = document.elementFromPoint(x, Math.max(box.top, top) + high / 2)

  const numbers = colour => colour.match(/[\d.]+/g).map(Number)
  const light = ([red, green, blue]) => [red, green, blue]
    .map(part => part / 255)
    .map(part => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0)
  const style = getComputedStyle(element)
  // An outline stands on what is around the element, or on the element itself where it is drawn inside.
  let behind = parseFloat(style.outlineOffset) < 0 ? element : element.parentElement
  while (behind && numbers(getComputedStyle(behind).backgroundColor)[3] === 0) behind = behind.parentElement
  const shades = [style.outlineColor, behind ? getComputedStyle(behind).backgroundColor : "rgb(255, 255, 255)"]
    .map(colour => light(numbers(colour)))
    .sort((one, other) => other - one)
  const contrast = (shades[0] + 0.05) / (shades[1] + 0.05)

  const text = (element.getAttribute("aria-label") ?? element.textContent).trim().replace(/\s+/g, " ")
  return {
    what: `${element.localName} ${text.slice(0, 60)}`,
    inMenu: !!element.closest("#site-menu"),
    seen: high >= Math.min(box.height, innerHeight - top, 24) - 1 && box.right > 0 && box.left < innerWidth,
    onTop: !!hit && (element.contains(hit) || hit.contains(element) || hit.closest("label")?.control === element),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && contrast >= 3,
  }
}
