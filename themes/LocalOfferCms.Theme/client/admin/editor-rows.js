// Rows: the same buttons as without script, but only their section of the page is drawn anew; and dragging by a handle.

async function press(button, desk, value) {
  const section = button.closest('[data-section]')
  const fields = new FormData(desk.form)
  fields.set('$action', value ?? button.value)
  section.setAttribute('aria-busy', 'true')
  try {
    const answer = await desk.post(fields, 'rows')
    if (!answer.ok) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.getElementById(section.id)
    if (!fresh) return
    section.replaceChildren(...fresh.childNodes)
    desk.enhance(section)
    desk.touched()
    desk.say(page.querySelector('[data-status]')?.textContent ?? '')
    section.querySelector('[autofocus]')?.focus()
  } catch {
    desk.say('There is no connection. Try again in a moment.')
  } finally {
    section.removeAttribute('aria-busy')
  }
}

function draggable(row, desk) {
  const list = row.parentElement
  if (list.children.length < 2) return
  const handle = Object.assign(document.createElement('span'), { className: 'lo-row__handle', textContent: '⠿' })
  handle.setAttribute('aria-hidden', 'true')
  row.querySelector('.lo-row__head')?.prepend(handle)
  handle.addEventListener('pointerdown', event => {
    event.preventDefault()
    handle.setPointerCapture(event.pointerId)
    row.classList.add('lo-row--dragged')
    const order = () => [...list.children].map(r => r.dataset.row).join()
    const before = order()
    const move = e => {
      const over = document.elementsFromPoint(e.clientX, e.clientY).find(el => el.parentElement === list && el !== row)
      if (!over) return
      const { top, height } = over.getBoundingClientRect()
      const below = row.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING
      // The other row makes room: one that is taken out of the page would let go of the pointer.
      if (below && e.clientY > top + height / 2) row.before(over)
      else if (!below && e.clientY < top + height / 2) row.after(over)
    }
    const end = () => {
      handle.removeEventListener('pointermove', move)
      row.classList.remove('lo-row--dragged')
      if (order() !== before) press(handle, desk, `sort:${list.dataset.rows}`)
    }
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', end, { once: true })
    handle.addEventListener('pointercancel', end, { once: true })
  })
}

export function enhanceRows(root, desk) {
  root.querySelectorAll('[data-row-action]').forEach(button => button.addEventListener('click', event => {
    event.preventDefault()
    press(button, desk)
  }))
  root.querySelectorAll('.lo-rows > [data-row]').forEach(row => draggable(row, desk))
}
