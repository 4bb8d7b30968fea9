// The Markdown field: a toolbar over a plain text area, a live preview, and pasted formatting turned into Markdown.

import { cleanPaste } from './checks.js'

// So many toolbars are made at once; in longer forms the others come when their text is entered.
const atOnce = 40
const previewAfter = 500

const tools = [
  ['Heading', 'H2', area => lines(area, () => '## ')],
  ['Smaller heading', 'H3', area => lines(area, () => '### ')],
  ['Bold', 'B', area => wrap(area, '**', '**', 'bold words')],
  ['Italic', 'I', area => wrap(area, '*', '*', 'words')],
  ['Link', 'Link', area => wrap(area, '[', '](/address)', 'words of the link')],
  ['List', 'List', area => lines(area, () => '- ')],
  ['Numbered list', '1. 2.', area => lines(area, i => `${i + 1}. `)],
  ['Table', 'Table', area => block(area, '| Heading | Heading |\n| --- | --- |\n| Cell | Cell |')],
  ['Callout', 'Callout', area => fence(area, 'info', 'Something to notice.')],
  ['Details', 'Details', area => fence(area, 'details More about this', 'What most readers can skip.')],
  ['Steps', 'Steps', area => fence(area, 'steps', '1. **First step.** What to do.\n2. **Second step.** What to do.')],
]

// By the browser's own command, so that undo takes it back.
export function insertText(area, text) {
  area.focus()
  if (!document.execCommand('insertText', false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end')
    area.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

function wrap(area, before, after, words) {
  const start = area.selectionStart
  const chosen = area.value.slice(start, area.selectionEnd) || words
  insertText(area, before + chosen + after)
  area.setSelectionRange(start + before.length, start + before.length + chosen.length)
}

function lines(area, prefix) {
  const start = area.value.lastIndexOf('\n', area.selectionStart - 1) + 1
  const next = area.value.indexOf('\n', area.selectionEnd)
  area.setSelectionRange(start, next < 0 ? area.value.length : next)
  insertText(area, area.value.slice(area.selectionStart, area.selectionEnd).split('\n').map((line, i) => prefix(i) + line).join('\n'))
}

function block(area, text) {
  const before = area.value.slice(0, area.selectionStart)
  insertText(area, `${before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n'}${text}\n\n`)
}

function fence(area, name, words) {
  block(area, `::: ${name}\n${area.value.slice(area.selectionStart, area.selectionEnd) || words}\n:::`)
}

function toolbar(area, label) {
  const bar = Object.assign(document.createElement('div'), { className: 'lo-md__tools' })
  bar.setAttribute('role', 'toolbar')
  bar.setAttribute('aria-label', `Formatting: ${label}`)
  bar.setAttribute('aria-controls', area.id)
  const buttons = tools.map(([name, face, act], i) => {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'lo-md__tool', textContent: face, title: name, tabIndex: i === 0 ? 0 : -1 })
    button.setAttribute('aria-label', name.includes(face) ? name : `${face} ${name}`)
    button.addEventListener('click', () => act(area))
    return button
  })
  bar.append(...buttons)
  bar.addEventListener('keydown', event => {
    const at = buttons.indexOf(document.activeElement)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (to === undefined || at < 0) return
    event.preventDefault()
    const next = buttons[(to + buttons.length) % buttons.length]
    buttons.forEach(b => { b.tabIndex = b === next ? 0 : -1 })
    next.focus()
  })
  return bar
}

function livePreview(field, area, desk, label) {
  const button = field.querySelector('[data-preview]')
  if (!button) return
  let panel = field.querySelector('.lo-md__preview')
  let timer
  async function draw() {
    const body = new URLSearchParams({ text: area.value, __RequestVerificationToken: desk.form.elements.__RequestVerificationToken.value })
    try {
      const answer = await fetch(desk.form.dataset.previewText, { method: 'POST', body, headers: { 'X-Editor': 'preview' } })
      if (answer.ok && panel) panel.replaceChildren(...new DOMParser().parseFromString(await answer.text(), 'text/html').body.childNodes)
    } catch {
      desk.say('The preview cannot be drawn without a connection.')
    }
  }
  button.setAttribute('aria-expanded', String(Boolean(panel)))
  button.addEventListener('click', event => {
    event.preventDefault()
    if (panel) {
      panel.remove()
      panel = undefined
    } else {
      panel = Object.assign(document.createElement('div'), { className: 'lo-md__preview lo-prose', tabIndex: -1 })
      panel.setAttribute('role', 'region')
      panel.setAttribute('aria-label', `Preview of ${label}`)
      field.append(panel)
      draw()
    }
    button.setAttribute('aria-expanded', String(Boolean(panel)))
  })
  area.addEventListener('input', () => {
    clearTimeout(timer)
    if (panel) timer = setTimeout(draw, previewAfter)
  })
}

function pasting(area, desk) {
  area.addEventListener('paste', async event => {
    const html = event.clipboardData?.getData('text/html') ?? ''
    const plain = event.clipboardData?.getData('text/plain') ?? ''
    // What holds no formatting is pasted as it is.
    if (!/<(p|b|strong|em|i|a|ul|ol|li|h[1-6]|table|blockquote)\b/i.test(html)) return
    event.preventDefault()
    const clean = await cleanPaste(html, desk.form.dataset.paste, desk.form.elements.__RequestVerificationToken.value)
    if (clean === null) desk.say('Pasted without formatting.')
    insertText(area, clean ?? plain)
  })
}

export function enhanceMarkdown(root, desk) {
  root.querySelectorAll('[data-markdown]').forEach((field, i) => {
    const area = field.querySelector('textarea')
    const label = area.labels[0]?.textContent ?? 'Text'
    const make = () => { field.querySelector('.lo-md__tools') ?? area.before(toolbar(area, label)) }
    if (i < atOnce) make()
    else area.addEventListener('focus', make, { once: true })
    field.querySelectorAll('[data-at-caret]').forEach(button => button.addEventListener('click', () => {
      desk.form.elements.$caret.value = area.selectionStart
    }))
    livePreview(field, area, desk, label)
    pasting(area, desk)
  })
}
