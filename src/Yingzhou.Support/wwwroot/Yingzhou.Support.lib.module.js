// Started by Blazor's script with every page that has it; a page without script loses nothing but the picture, the shortcuts and the reminder.
//   figure.yz-diagram[data-bpmn-url]   is drawn by the kit's diagram bundle, loaded only then
//   figure[data-city-map]             becomes a map that moves, by the kit's map-door.js
//   [data-live]                        is renewed when something changed, by the kit's live.js
import { wireKeys } from './desk-keys.js';

export const afterWebStarted = blazor => {
  wire();
  wireKeys();
  blazor.addEventListener('enhancedload', wire);
};

async function wire() {
  if (document.querySelector('figure.yz-diagram')) loadDiagram();
  if (document.querySelector('[data-city-map]')) (await import('/_content/Yingzhou.Ui/map-door.js')).wire();
  (await import('/_content/Yingzhou.Ui/live.js')).wire();
}

function loadDiagram() {
  if (document.querySelector('link[href*="dist/diagram"]')) return;
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/_content/Yingzhou.Ui/dist/diagram.css' }));
  import('/_content/Yingzhou.Ui/dist/diagram.js');
}
