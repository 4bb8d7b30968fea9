// In lists with boxes to tick: one box that ticks them all.
for (const form of document.querySelectorAll('[data-bulk]')) {
  const boxes = [...form.querySelectorAll('tbody input[type="checkbox"]')]
  const head = form.querySelector('thead th')
  if (boxes.length < 2 || !head) continue
  const box = document.createElement('input')
  Object.assign(box, { type: 'checkbox', id: 'tick-all', className: 'govuk-checkboxes__input' })
  const label = document.createElement('label')
  Object.assign(label, { htmlFor: 'tick-all', className: 'govuk-label govuk-checkboxes__label' })
  const words = document.createElement('span')
  Object.assign(words, { className: 'govuk-visually-hidden', textContent: 'Tick all on this page' })
  label.append(words)
  const item = document.createElement('div')
  item.className = 'govuk-checkboxes__item'
  item.append(box, label)
  const group = document.createElement('div')
  group.className = 'govuk-checkboxes govuk-checkboxes--small'
  group.append(item)
  head.replaceChildren(group)
  box.addEventListener('change', () => boxes.forEach(each => { each.checked = box.checked }))
}
