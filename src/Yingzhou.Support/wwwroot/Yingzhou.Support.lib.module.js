// Started by Blazor's script with every page that has it; a page without script loses nothing but the picture and the reminder.
//   figure.yz-diagram[data-bpmn-url]                  is drawn by the kit's diagram bundle, loaded only then
//   [data-refresh-url][data-refresh-now]              says when more waits than the page shows
//   [data-refresh-url][data-refresh-page]             is looked at and not typed into: it renews itself
const everySeconds = 30;
let timer;

export const afterWebStarted = blazor => {
  wire();
  blazor.addEventListener('enhancedload', wire);
};

function wire() {
  if (document.querySelector('figure.yz-diagram')) loadDiagram();
  clearInterval(timer);
  const waiting = document.querySelector('[data-refresh-url]');
  if (waiting) timer = setInterval(() => document.hidden || ask(waiting), everySeconds * 1000);
}

function loadDiagram() {
  if (document.querySelector('link[href*="dist/diagram"]')) return;
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/_content/Yingzhou.Ui/dist/diagram.css' }));
  import('/_content/Yingzhou.Ui/dist/diagram.js');
}

async function ask(element) {
  if ('refreshPage' in element.dataset) return location.reload();
  const answer = await fetch(element.dataset.refreshUrl, { headers: { accept: 'application/json' } }).catch(() => null);
  if (!answer?.ok) return;
  const { waiting } = await answer.json();
  const more = waiting - Number(element.dataset.refreshNow);
  if (more > 0) tell(element, more);
}

function tell(element, more) {
  const said = element.querySelector('.yz-arrived') ?? element.appendChild(Object.assign(document.createElement('p'), { className: 'yz-arrived', role: 'status' }));
  said.replaceChildren(`新到 ${more} 件待办，`, Object.assign(document.createElement('a'), { href: location.href, textContent: '点此刷新' }));
}
