// After a page has come back with errors, or with something done, the reader hears of it first.
const news = document.querySelector('[data-error-summary], [data-confirmation]')
if (news) {
  news.setAttribute('tabindex', '-1')
  news.focus()
}

// A second press of a button does not post the form twice.
document.addEventListener('submit', event => {
  const form = event.target
  if (form.dataset.sent) {
    event.preventDefault()
    return
  }
  if (form.method === 'post') {
    form.dataset.sent = 'yes'
    setTimeout(() => delete form.dataset.sent, 3000)
  }
})
