// The words of the editors in Chinese. Most ask a translator; what they write themselves is put right in the page (sayInChinese).
const fill = (template, replacements) => template.replace(/{([^}]+)}/g, (_, key) => replacements?.[key] ?? `{${key}}`);

export const translateModule = words => ({ translate: ['value', (template, replacements) => fill(words[template] ?? template, replacements)] });

/** Puts fixed English words of an editor into Chinese as they appear: for editors without a translator. */
export function sayInChinese(container, words) {
  const attributes = ['title', 'placeholder', 'aria-label'];
  const put = node => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.parentElement?.closest('[contenteditable=true], input, textarea, .cm-editor')) return;
      const word = words[node.data.trim()];
      if (word) node.data = node.data.replace(node.data.trim(), word);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      for (const name of attributes) {
        const word = words[node.getAttribute(name)];
        if (word) node.setAttribute(name, word);
      }
      node.childNodes.forEach(put);
    }
  };
  put(container);
  new MutationObserver(changes => changes.forEach(change => change.type === 'childList' ? change.addedNodes.forEach(put) : put(change.target)))
    .observe(container, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes });
}
