// The answer to a comment: kept while it is typed, with what the checks say beside it.
const keepAfter = 3000

document.querySelectorAll('[data-answer-form]').forEach(form => {
  const said = form.querySelector('[data-kept]')
  const checks = form.querySelector('[data-answer-checks]')
  const revision = form.elements.namedItem('Form.AnswerRevision')
  let timer
  let keeping = null

  form.addEventListener('input', later)
  form.addEventListener('change', later)
  form.addEventListener('submit', event => {
    // What is on its way to be kept has to arrive first: the form's revision follows from it.
    clearTimeout(timer)
    if (!keeping) return
    event.preventDefault()
    const button = event.submitter
    keeping.then(() => form.requestSubmit(button))
  })

  function later() {
    clearTimeout(timer)
    timer = setTimeout(() => {
      keeping = keep().finally(() => { keeping = null })
    }, keepAfter)
  }

  async function keep() {
    try {
      const answer = await fetch('?handler=Keep', { method: 'POST', body: new URLSearchParams(new FormData(form)) })
      if (answer.redirected || answer.status === 401 || answer.status === 403) {
        said.textContent = 'You are signed out. Keep this page open, sign in again in another tab, then go on.'
      } else if (answer.status === 409) {
        said.textContent = 'Somebody else changed this. Press a button below to see both texts.'
      } else if (answer.ok) {
        revision.value = answer.headers.get('X-Answer-Revision')
        checks.innerHTML = await answer.text()
        said.textContent = `Kept at ${new Date().toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit' })}.`
      }
    } catch {
      said.textContent = 'There is no connection. Your words are in this page; keep it open.'
    }
  }
})
