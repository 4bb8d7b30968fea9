// Offers pages while somebody types into a search box, as an ARIA combobox. Without this script the box is a plain form.
import './count.js'
import './useful.js'

const shortest = 2
const pause = 150
let boxes = 0

function combobox(form) {
  const input = form.querySelector('input[name=q]')
  if (!input) return
  const id = `suggestions-${++boxes}`
  const list = Object.assign(document.createElement('ul'), { id, className: 'lo-suggestions', hidden: true })
  const status = Object.assign(document.createElement('span'), { className: 'govuk-visually-hidden' })
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', 'Suggested pages')
  status.setAttribute('role', 'status')
  const holder = Object.assign(document.createElement('div'), { className: 'lo-suggest' })
  ;(input.closest('.lo-search__row') ?? input).after(holder)
  holder.append(list, status)

  // A search field may not be a combobox; a text field may.
  input.type = 'text'
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', id)
  input.setAttribute('aria-expanded', 'false')

  let timer, request
  let current = -1

  function close() {
    list.hidden = true
    list.replaceChildren()
    current = -1
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }

  function choose(next) {
    const options = list.children
    options[current]?.setAttribute('aria-selected', 'false')
    current = next
    if (current < 0) {
      input.removeAttribute('aria-activedescendant')
      return
    }
    options[current].setAttribute('aria-selected', 'true')
    options[current].scrollIntoView({ block: 'nearest' })
    input.setAttribute('aria-activedescendant', options[current].id)
  }

  function show(pages) {
    close()
    list.append(...pages.map((page, i) => {
      const option = Object.assign(document.createElement('li'), { id: `${id}-${i}`, className: 'lo-suggestions__page', textContent: page.title })
      option.setAttribute('role', 'option')
      option.setAttribute('aria-selected', 'false')
      option.dataset.address = page.address
      return option
    }))
    list.hidden = pages.length === 0
    input.setAttribute('aria-expanded', String(pages.length > 0))
    status.textContent = pages.length === 0 ? 'No suggestions' : `${pages.length} suggested ${pages.length === 1 ? 'page' : 'pages'}. Use up and down arrows to choose one.`
  }

  async function ask() {
    request?.abort()
    const words = input.value.trim()
    if (words.length < shortest) {
      close()
      status.textContent = ''
      return
    }
    request = new AbortController()
    try {
      const answer = await fetch(`${form.action}/suggest?q=${encodeURIComponent(words)}`, { signal: request.signal })
      if (answer.ok && document.activeElement === input) show(await answer.json())
    } catch (error) {
      // Typed on, or no network: the form still works.
      if (error.name !== 'AbortError') close()
    }
  }

  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(ask, pause)
  })
  input.addEventListener('keydown', event => {
    const last = list.children.length - 1
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault()
      close()
    } else if (last >= 0 && event.key === 'ArrowDown') {
      event.preventDefault()
      choose(current === last ? -1 : current + 1)
    } else if (last >= 0 && event.key === 'ArrowUp') {
      event.preventDefault()
      choose(current < 0 ? last : current - 1)
    } else if (event.key === 'Enter' && current >= 0) {
      event.preventDefault()
      location.assign(list.children[current].dataset.address)
    }
  })
  input.addEventListener('blur', () => {
    clearTimeout(timer)
    request?.abort()
    close()
  })
  // Before the box loses the focus, which closes the list.
  list.addEventListener('pointerdown', event => event.preventDefault())
  list.addEventListener('click', event => {
    const option = event.target.closest('[role=option]')
    if (option) location.assign(option.dataset.address)
  })
}

document.querySelectorAll('form[data-suggest]').forEach(combobox)
