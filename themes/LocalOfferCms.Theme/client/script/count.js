// Counts what is left of a text's length, once half of it is used. The server counts too.
const area = document.querySelector('textarea[data-most]')

if (area) {
  const most = Number(area.dataset.most)
  const words = Object.assign(document.createElement('p'), { className: 'lo-box__count', hidden: true })
  words.setAttribute('role', 'status')
  area.after(words)
  let timer
  area.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const left = most - area.value.trim().length
      words.hidden = left > most / 2
      words.textContent = left < 0 ? `${-left} characters too many` : `${left} characters left`
    }, 500)
  })
}
