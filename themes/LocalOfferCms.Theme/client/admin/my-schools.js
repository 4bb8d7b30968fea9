// An answer of a school's report: kept while it is typed, with what the checks say below it.
const keepAfter = 3000

document.querySelectorAll('[data-school-answer]').forEach(form => {
  const said = form.querySelector('[data-kept]')
  const checks = form.querySelector('[data-answer-checks]')
  const base = form.querySelector('[data-base]')
  let timer
  let keeping = null

  form.elements.namedItem('Text').addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      keeping = keep().finally(() => { keeping = null })
    }, keepAfter)
  })
  form.addEventListener('submit', event => {
    // What is on its way to be kept has to arrive first: what the form begins with follows from it.
    clearTimeout(timer)
    if (!keeping) return
    event.preventDefault()
    const button = event.submitter
    keeping.then(() => form.requestSubmit(button))
  })

  async function keep() {
    try {
      const answer = await fetch('?handler=Keep', { method: 'POST', body: new URLSearchParams(new FormData(form)) })
      if (answer.redirected || answer.status === 401 || answer.status === 403) {
        said.textContent = 'You are signed out. Keep this page open, sign in again in another tab, then go on.'
      } else if (answer.status === 409) {
        said.textContent = 'Somebody else changed this. Press a button below to see both texts.'
      } else if (answer.ok) {
        base.value = answer.headers.get('X-Answer-Base')
        checks.innerHTML = await answer.text()
        said.textContent = `Kept at ${new Date().toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit' })}.`
      }
    } catch {
      said.textContent = 'There is no connection. Your words are in this page; keep it open.'
    }
  }
})
