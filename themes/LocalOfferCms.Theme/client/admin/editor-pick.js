// Pickers: what is found is offered while somebody types, as an ARIA combobox. Without this script a button looks for it.
import { insertText } from './editor-markdown.js'

const shortest = 2
const pause = 200
let boxes = 0

function chosenList(picker) {
  let list = picker.querySelector('.lo-picker__chosen')
  if (!list) {
    list = Object.assign(document.createElement('ul'), { className: 'lo-picker__chosen' })
    picker.prepend(list)
  }
  return list
}

function choose(picker, item, desk) {
  const name = picker.dataset.picker
  const list = chosenList(picker)
  const known = [...list.querySelectorAll('input')].find(input => input.value === item.value)
  if (known) {
    known.checked = true
  } else {
    if (!picker.dataset.multiple) list.replaceChildren()
    const id = `picked-${++boxes}`
    const input = Object.assign(document.createElement('input'), { className: 'govuk-checkboxes__input', id, name, type: 'checkbox', value: item.value, checked: true })
    const label = Object.assign(document.createElement('label'), { className: 'govuk-label govuk-checkboxes__label', htmlFor: id, textContent: `${item.title} (${item.detail})` })
    const line = Object.assign(document.createElement('div'), { className: 'govuk-checkboxes__item' })
    const group = Object.assign(document.createElement('div'), { className: 'govuk-checkboxes govuk-checkboxes--small' })
    const entry = Object.assign(document.createElement('li'), { className: 'lo-picker__item' })
    line.append(input, label)
    group.append(line)
    entry.append(group)
    list.append(entry)
  }
  desk.say(`Chosen: ${item.title}`)
  desk.touched()
}

function combobox(search, desk) {
  const input = search.querySelector('input[type=text]')
  const picker = search.closest('[data-picker]')
  const area = search.closest('[data-markdown]')?.querySelector('textarea')
  const id = `offers-${++boxes}`
  const list = Object.assign(document.createElement('ul'), { id, className: 'lo-offers', hidden: true })
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', 'Found')
  const holder = Object.assign(document.createElement('div'), { className: 'lo-offers__holder' })
  holder.append(list)
  search.querySelector('.lo-picker__row').after(holder)
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', id)
  input.setAttribute('aria-expanded', 'false')
  let items = []
  let current = -1
  let timer, request

  function close() {
    list.hidden = true
    list.replaceChildren()
    current = -1
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }

  function mark(next) {
    list.children[current]?.setAttribute('aria-selected', 'false')
    current = next
    const option = list.children[current]
    if (!option) {
      input.removeAttribute('aria-activedescendant')
      return
    }
    option.setAttribute('aria-selected', 'true')
    option.scrollIntoView({ block: 'nearest' })
    input.setAttribute('aria-activedescendant', option.id)
  }

  function take(item) {
    if (picker) choose(picker, item, desk)
    else if (area) insertText(area, item.value)
    input.value = ''
    close()
  }

  function show(found) {
    close()
    items = found
    list.append(...found.map((item, i) => {
      const option = Object.assign(document.createElement('li'), { id: `${id}-${i}`, className: 'lo-offers__item', textContent: `${item.title} (${item.detail})` })
      option.setAttribute('role', 'option')
      option.setAttribute('aria-selected', 'false')
      return option
    }))
    list.hidden = found.length === 0
    input.setAttribute('aria-expanded', String(found.length > 0))
    desk.say(found.length === 0 ? 'Nothing found' : `${found.length} found. Use up and down arrows to choose one.`)
  }

  async function ask() {
    request?.abort()
    const words = input.value.trim()
    if (words.length < shortest) return close()
    request = new AbortController()
    const query = new URLSearchParams({ q: words, types: search.dataset.types, of: search.dataset.search })
    try {
      const answer = await fetch(`${desk.form.dataset.pick}?${query}`, { signal: request.signal, headers: { 'X-Editor': 'pick' } })
      if (answer.ok && document.activeElement === input) show(await answer.json())
    } catch (error) {
      // Typed on, or no network: the button still works.
      if (error.name !== 'AbortError') close()
    }
  }

  input.addEventListener('input', event => {
    // Words to look for are no words of the page.
    event.stopPropagation()
    clearTimeout(timer)
    timer = setTimeout(ask, pause)
  })
  input.addEventListener('keydown', event => {
    const last = list.children.length - 1
    if (event.key === 'Enter') {
      // Never the form: that would save the page.
      event.preventDefault()
      if (current >= 0) take(items[current])
      else ask()
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault()
      close()
    } else if (last >= 0 && event.key === 'ArrowDown') {
      event.preventDefault()
      mark(current === last ? 0 : current + 1)
    } else if (last >= 0 && event.key === 'ArrowUp') {
      event.preventDefault()
      mark(current <= 0 ? last : current - 1)
    }
  })
  input.addEventListener('blur', () => {
    clearTimeout(timer)
    request?.abort()
    close()
  })
  // Before the field loses the focus, which closes the list.
  list.addEventListener('pointerdown', event => event.preventDefault())
  list.addEventListener('click', event => {
    const at = [...list.children].indexOf(event.target.closest('[role=option]'))
    if (at >= 0) take(items[at])
  })
}

export function enhancePickers(root, desk) {
  root.querySelectorAll('[data-search]').forEach(search => combobox(search, desk))
}
