// Answers "was this page useful?" without leaving the place where somebody reads. Without this script the page comes again, at the thanks.
const form = document.querySelector('form[data-useful]')

form?.addEventListener('submit', async (event) => {
  const answer = event.submitter?.value
  if (!answer) return
  event.preventDefault()
  const sent = await fetch(form.action, { method: 'POST', body: new URLSearchParams({ page: form.elements.page.value, answer }), redirect: 'manual' }).catch(() => null)
  // A redirect that is not followed is the answer; for anything else the form goes the plain way.
  if (sent?.type !== 'opaqueredirect') {
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'answer', value: answer }))
    form.submit()
    return
  }
  location.hash = `useful-${answer}`
})
