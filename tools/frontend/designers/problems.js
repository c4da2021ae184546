/** Writes what a check found as a list; a click leads to the element. Returns the number of errors. */
export function listProblems(list, problems, select) {
  list.replaceChildren(...problems.map(({ elementId, message, blocks }) => {
    const item = document.createElement('li');
    item.dataset.blocks = blocks;
    const word = Object.assign(document.createElement('strong'), { textContent: blocks ? '错误 ' : '提醒 ' });
    if (elementId) {
      const button = Object.assign(document.createElement('button'), { type: 'button', className: 'yz-problem' });
      button.append(word, message, Object.assign(document.createElement('small'), { textContent: ` ${elementId}` }));
      button.addEventListener('click', () => select(elementId));
      item.append(button);
    } else item.append(word, message);
    return item;
  }));
  if (!problems.length) list.append(Object.assign(document.createElement('li'), { textContent: '没有问题' }));
  return problems.filter(problem => problem.blocks).length;
}
