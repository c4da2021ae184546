// The workbench by keyboard: j/k walk the rows of the list, Enter opens one, x ticks it; g then a letter goes somewhere; ? tells.
// Every shortcut does what a visible link or box does. Nothing happens while somebody types.
const places = { h: '/desk', i: '/desk/inbox', d: '/desk/handled', c: '/desk/cases', r: '/desk/ratings' };
let going = 0;

export function wireKeys() {
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')) return;
    if (press(event.key)) event.preventDefault();
  });
  document.documentElement.dataset.keys = 'wired';
}

function press(key) {
  if (Date.now() - going < 1500 && places[key]) { going = 0; location.href = places[key]; return true; }
  going = 0;
  switch (key) {
    case 'j': return step(1);
    case 'k': return step(-1);
    case 'x': return tick();
    case 'g': going = Date.now(); return true;
    case '/': return focus('.yz-desk__top input[type=search], .yz-desk__top input[name=q]');
    case '?': return help();
    default: return false;
  }
}

const rows = () => [...document.querySelectorAll('main tbody tr')].filter(row => row.querySelector('a'));

function step(by) {
  const all = rows();
  if (all.length === 0) return false;
  const at = all.findIndex(row => row.contains(document.activeElement));
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))];
  next.querySelector('a').focus();
  next.scrollIntoView({ block: 'nearest' });
  return true;
}

function tick() {
  const box = document.activeElement?.closest('tr')?.querySelector('input[type=checkbox]');
  if (!box) return false;
  box.checked = !box.checked;
  return true;
}

function focus(selector) {
  const box = document.querySelector(selector);
  box?.focus();
  return Boolean(box);
}

function help() {
  const panel = document.getElementById('desk-keys');
  if (!panel) return false;
  panel.open ? panel.close() : panel.showModal();
  return true;
}
