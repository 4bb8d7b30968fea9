// The editor of pages. Everything it does, plain buttons do too; the script saves presses and keeps words while they are typed.
import { enhanceMarkdown } from './editor-markdown.js'
import { enhancePickers } from './editor-pick.js'
import { enhanceRows } from './editor-rows.js'

const keepAfter = 3000
const sayEvery = 60000
const beat = 60000

function editor(form) {
  const status = form.querySelector('[data-status]')
  const seen = Object.assign(document.createElement('p'), { className: 'lo-editor__kept' })
  status.after(seen)
  let changed = false
  let leaving = false
  let timer
  let said = 0

  const desk = {
    form,
    say(words) {
      status.textContent = words
    },
    touched() {
      changed = true
      timer ??= setTimeout(keep, keepAfter)
    },
    async post(fields, purpose) {
      const body = new URLSearchParams(fields)
      const answer = await fetch(location.pathname + (purpose === 'autosave' ? '?handler=Autosave' : ''), { method: 'POST', body, headers: { 'X-Editor': purpose } })
      if (answer.status === 401 || answer.status === 403) signedOut()
      return answer
    },
    enhance(root) {
      enhanceMarkdown(root, desk)
      enhancePickers(root, desk)
      enhanceRows(root, desk)
      root.querySelectorAll('[data-max-words]').forEach(count)
    },
  }

  async function keep() {
    timer = undefined
    try {
      const answer = await desk.post(new FormData(form), 'autosave')
      if (!answer.ok) return
      const { time, others } = await answer.json()
      seen.textContent = `Kept at ${time}. Not saved as a draft yet.`
      if (Date.now() - said > sayEvery) {
        said = Date.now()
        desk.say(`Kept at ${time}`)
      }
      tellOthers(others)
      form.querySelector('[data-signed-out]')?.remove()
    } catch {
      // No network: the words are in the page, and the next attempt follows.
      seen.textContent = 'There is no connection. Your words are in this page; keep it open.'
      timer ??= setTimeout(keep, keepAfter * 2)
    }
  }

  async function present() {
    const fields = new FormData()
    for (const name of ['$base', '__RequestVerificationToken']) fields.set(name, form.elements[name]?.value ?? '')
    fields.set('$present', 'only')
    try {
      const answer = await desk.post(fields, 'autosave')
      if (answer.ok) tellOthers((await answer.json()).others)
    } catch {
      // The next beat tells.
    }
  }

  function tellOthers(others) {
    let note = document.querySelector('.lo-edit__others')
    if (others.length === 0) {
      note?.remove()
      return
    }
    if (!note) {
      note = Object.assign(document.createElement('div'), { className: 'govuk-inset-text lo-edit__others' })
      note.setAttribute('role', 'status')
      form.before(note)
    }
    const words = `${others.join(' and ')} ${others.length === 1 ? 'has' : 'have'} this page open too. If you both save, you will be shown both texts, and nothing is lost.`
    if (note.textContent.trim() !== words) note.textContent = words
  }

  function signedOut() {
    if (form.querySelector('[data-signed-out]')) return
    const note = Object.assign(document.createElement('div'), { className: 'govuk-inset-text' })
    note.dataset.signedOut = ''
    note.setAttribute('role', 'alert')
    const link = Object.assign(document.createElement('a'), { href: form.dataset.signIn, target: '_blank', rel: 'noopener', className: 'govuk-link', textContent: 'Sign in again in a new tab' })
    note.append('You have been signed out. Your words are still here. ', link, ', then come back and carry on.')
    form.prepend(note)
  }

  form.addEventListener('input', desk.touched)
  form.addEventListener('change', desk.touched)
  form.addEventListener('submit', () => { leaving = true })
  addEventListener('beforeunload', event => {
    if (changed && !leaving) event.preventDefault()
  })
  setInterval(() => { if (!document.hidden) present() }, beat)
  desk.enhance(form)
  document.querySelector('[data-editor] [autofocus]')?.focus()
}

function count(area) {
  const words = area.closest('.govuk-form-group')?.querySelector('[data-words]')
  if (!words) return
  const most = Number(area.dataset.maxWords)
  const tell = () => {
    const used = area.value.split(/\s+/).filter(Boolean).length
    words.textContent = used > most ? `${used} of at most ${most} words: ${used - most} too many` : `${used} of at most ${most} words`
    words.classList.toggle('lo-edit__count--over', used > most)
  }
  area.addEventListener('input', tell)
}

document.querySelectorAll('form[data-editor]').forEach(editor)
