// Checks while somebody writes: the form goes to the server a moment after the last key, and what it finds takes the place of what stood there.
const pause = 1500

export function watchChecks(form, panel) {
  let timer
  let latest = 0

  async function run() {
    const mine = ++latest
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string') {
        fields.append(name, value)
      }
    }

    fields.set('type', panel.dataset.type)
    let response
    try {
      response = await fetch(panel.dataset.checks, { method: 'POST', body: fields, credentials: 'same-origin', redirect: 'error' })
    } catch {
      return // Offline, or signed out: what was found last stays, and saving tells.
    }

    if (response.ok && mine === latest) {
      const found = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('[data-checks]')
      show(found)
    }
  }

  // The status line is kept, so that a change of its words is read out.
  function show(found) {
    const status = panel.querySelector('[role=status]')
    const words = found.querySelector('[role=status]').textContent
    if (status.textContent !== words) {
      status.textContent = words
    }

    while (status.nextSibling) {
      status.nextSibling.remove()
    }

    const line = found.querySelector('[role=status]')
    while (line.nextSibling) {
      panel.append(line.nextSibling)
    }
  }

  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(run, pause)
  })

  // A finding leads to its field, and marks the words that it is about.
  panel.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-line]')
    const field = link && document.getElementById(link.hash.slice(1))
    if (!field || typeof field.setSelectionRange !== 'function' || link.dataset.line === '0') {
      return
    }

    event.preventDefault()
    const at = (line, column) => field.value.split('\n').slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1
    field.focus()
    field.setSelectionRange(at(+link.dataset.line, +link.dataset.column), at(+link.dataset.endLine, +link.dataset.endColumn))
  })
}

/** Markdown for HTML from the clipboard; null when the server does not give any. */
export async function cleanPaste(html, address, token) {
  try {
    const response = await fetch(address, {
      method: 'POST', body: html, credentials: 'same-origin', redirect: 'error',
      headers: { 'Content-Type': 'text/html; charset=utf-8', RequestVerificationToken: token },
    })
    return response.ok ? await response.text() : null
  } catch {
    return null
  }
}

const panel = document.querySelector('[data-checks]')
const form = panel && (panel.closest('form') ?? document.querySelector('form[data-editor]'))
if (form) {
  watchChecks(form, panel)
}
