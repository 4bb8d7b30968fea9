// Files can be dropped on the form that adds them; it is sent at once, as if they had been chosen.
for (const form of document.querySelectorAll('[data-media-drop]')) {
  const input = form.querySelector('input[type="file"]')
  form.querySelector('[data-media-drop-hint]')?.removeAttribute('hidden')
  const over = (isOver) => form.classList.toggle('lo-media-upload--over', isOver)
  form.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) {
      event.preventDefault()
      over(true)
    }
  })
  form.addEventListener('dragleave', () => over(false))
  form.addEventListener('drop', (event) => {
    over(false)
    if (event.dataTransfer?.files.length > 0) {
      event.preventDefault()
      input.files = event.dataTransfer.files
      form.requestSubmit()
    }
  })
}

// The most important point of a picture is shown on it. Choosing another fills in the numbers of the form, which saves them with the rest.
for (const form of document.querySelectorAll('[data-media-focus]')) {
  const picture = form.querySelector('input[type="image"]')
  const fields = ['Input_FocalX', 'Input_FocalY'].map((id) => document.getElementById(id))
  const point = document.createElement('span')
  point.className = 'lo-media-focus__point'
  form.append(point)
  const show = () => {
    const [left, top] = fields.map((field) => (field.value === '' ? 50 : Number(field.value)))
    point.style.left = `${left}%`
    point.style.top = `${top}%`
  }
  picture.addEventListener('click', (event) => {
    if (event.detail === 0) {
      // By keyboard: there is no point, so the numbers it is.
      event.preventDefault()
      fields[0].focus()
      return
    }

    event.preventDefault()
    const box = picture.getBoundingClientRect()
    fields[0].value = ((100 * (event.clientX - box.left)) / box.width).toFixed(1)
    fields[1].value = ((100 * (event.clientY - box.top)) / box.height).toFixed(1)
    show()
  })
  fields.forEach((field) => field.addEventListener('input', show))
  show()
}
