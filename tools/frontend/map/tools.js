/** The row of buttons below a map. */
export function tools(figure) {
  let row = figure.querySelector('.yz-citymap__tools');
  if (!row) {
    row = Object.assign(document.createElement('div'), { className: 'yz-citymap__tools' });
    figure.append(row);
  }
  return row;
}

export function button(text, press) {
  const made = Object.assign(document.createElement('button'), { type: 'button', className: 'yz-button yz-button--quiet', textContent: text });
  made.addEventListener('click', press);
  return made;
}
