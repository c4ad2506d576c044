// Controls smaller than 24 by 24 pixels and too near to another (WCAG 2.5.8); those in running text are let be.
() => {
  const controls = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, label, [tabindex='0']")]
    .filter(control => control.checkVisibility({ visibilityProperty: true }))
    .filter(control => !control.closest("[inert], [aria-hidden=true]"))
  const boxes = controls.map(control => control.getBoundingClientRect())
  const isInText = control =>
    getComputedStyle(control).display === "inline" &&
    control.parentElement.textContent.trim() !== control.textContent.trim()
  const areApart = (box, other) => {
    const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2
    const dx = Math.max(other.left - x, 0, x - other.right), dy = Math.max(other.top - y, 0, y - other.bottom)
    return Math.hypot(dx, dy) >= 12
  }
  return controls.filter((control, i) => {
    const box = boxes[i]
    if ((box.width >= 23.9 && box.height >= 23.9) || box.width <= 1 || isInText(control)) return false
    // A box in a label is hit by way of the label.
    if (controls.some(other => other.localName === "label" && other.contains(control))) return false
    const isKin = other => control.contains(other) || other.contains(control)
    return !boxes.every((other, j) => isKin(controls[j]) || areApart(box, other))
  }).map(control => control.outerHTML.slice(0, 120))
}
