// Rows of an ordered list can be dragged; the buttons beside them do the same without a pointer.
for (const form of document.querySelectorAll('form[data-order]')) {
  const rows = () => [...form.querySelectorAll('[data-order-row]')]
  let dragged = null

  const mark = target => rows().forEach(row => row.classList.toggle('lo-drop', row === target))

  for (const row of rows()) {
    row.draggable = true
    row.addEventListener('dragstart', event => {
      dragged = row
      row.classList.add('lo-dragged')
      event.dataTransfer.effectAllowed = 'move'
      event.dataTransfer.setData('text/plain', row.id)
    })
    row.addEventListener('dragend', () => {
      row.classList.remove('lo-dragged')
      mark(null)
      dragged = null
    })
    row.addEventListener('dragover', event => {
      if (dragged && dragged !== row) {
        event.preventDefault()
        mark(row)
      }
    })
    row.addEventListener('drop', event => {
      event.preventDefault()
      if (!dragged || dragged === row) {
        return
      }
      const list = rows()
      const down = list.indexOf(dragged) < list.indexOf(row)
      down ? row.after(dragged) : row.before(dragged)
      if (form.dataset.order === 'place') {
        const next = rows()[rows().indexOf(dragged) + 1]
        add(form, 'place', dragged.dataset.orderRow)
        add(form, 'before', next ? next.dataset.orderRow : '')
      }
      form.requestSubmit(hidden(form))
    })
  }
}

function add(form, name, value) {
  const input = document.createElement('input')
  Object.assign(input, { type: 'hidden', name, value })
  form.append(input)
}

// Submitted by a button without a name, so that none of the others counts as pressed.
function hidden(form) {
  const button = document.createElement('button')
  button.type = 'submit'
  button.hidden = true
  form.append(button)
  return button
}
