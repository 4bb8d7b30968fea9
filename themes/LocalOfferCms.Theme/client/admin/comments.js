// Sorting a comment: a press on marked words shows them in the working text.
for (const form of document.querySelectorAll('[data-sort]')) {
  const area = form.querySelector('textarea[name="Input.Text"]')
  for (const words of area ? form.querySelectorAll('[data-find]') : []) {
    const button = document.createElement('button')
    Object.assign(button, { type: 'button', className: 'govuk-link lo-comments__show', textContent: words.textContent })
    button.setAttribute('aria-label', `Show ${words.textContent} in the working text`)
    words.replaceChildren(button)
    button.addEventListener('click', () => {
      const at = area.value.indexOf(button.textContent)
      if (at < 0) return
      area.focus()
      area.setSelectionRange(at, at + button.textContent.length)
    })
  }
}
