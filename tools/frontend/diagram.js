// Shows a BPMN model where a page says
//   <figure class="yz-diagram" data-bpmn-url="…" data-active="id1,id2" data-done="…" aria-label="…"></figure>
// with the running and finished elements (or data-added, data-removed, data-changed between two versions) marked, and the same as a list for those who
// cannot see the picture. A heat map says instead data-heat="id|degree 0 to 4|words", a line each; data-flows says the same of
// flows, and data-untaken, data-outside name flows nobody took and elements left by ways that are not drawn. What the page itself put
// into the figure stays: it is what is read without script. A change of data-active or data-done is shown at once.
import Viewer from 'bpmn-js/lib/Viewer';
import MoveCanvas from 'diagram-js/lib/navigation/movecanvas';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './diagram.css';
import { steps } from './steps.js';

const figures = 'figure.yz-diagram[data-bpmn-url]';
const states = { active: '办理中', done: '已完成', added: '新增', removed: '删除', changed: '修改', untaken: '从未走过', outside: '另有图外走法' };
const shown = new WeakMap();

/** The element ids that the figure names for a state. */
const named = (figure, state) => new Set((figure.dataset[state] ?? '').split(',').map(id => id.trim()).filter(Boolean));

/** What the figure says of each element's heat, or of each flow's traffic. */
function degreesOf(figure, what) {
  const lines = (figure.dataset[what] ?? '').split('\n').map(line => line.trim().split('|')).filter(parts => parts.length === 3);
  return new Map(lines.map(([id, degree, words]) => [id, { degree: Math.min(4, Math.max(0, Number(degree) || 0)), words }]));
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

async function show(figure) {
  if (shown.has(figure)) return;
  const picture = element('div', 'yz-diagram-picture');
  const viewer = new Viewer({ container: picture, additionalModules: [MoveCanvas] });
  const list = element('ol', 'yz-diagram-steps');
  shown.set(figure, { viewer, list, marked: [] });

  figure.prepend(picture);
  const details = element('details', 'yz-diagram-text');
  details.append(element('summary', '', '流程文字说明'), list);
  figure.append(details);

  try {
    const answer = await fetch(figure.dataset.bpmnUrl, { credentials: 'same-origin' });
    if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
    await viewer.importXML(await answer.text());
    picture.setAttribute('role', 'group');
    picture.setAttribute('aria-label', figure.getAttribute('aria-label') ?? '流程图');
    figure.append(zoomButtons(viewer));
    // On a phone the picture is an overview; what is read there is the list.
    details.open ||= picture.clientWidth < 600;
    new ResizeObserver(() => fit(viewer, picture)).observe(picture);
    figure.dataset.state = 'shown';
  } catch (reason) {
    // A model without layout still has its steps; one that cannot be had leaves what the page wrote.
    console.warn('diagram', figure.dataset.bpmnUrl, reason);
    picture.replaceChildren(element('p', 'yz-diagram-failed', '流程图暂时无法显示，请看文字说明。'));
    figure.dataset.state = 'failed';
    details.open = true;
  }
  mark(figure);
}

/** The whole model, in a frame as high as it needs at this width. */
function fit(viewer, picture) {
  const width = picture.clientWidth;
  if (!width || Number(picture.dataset.fitted) === width) return;
  picture.dataset.fitted = width;
  const canvas = viewer.get('canvas');
  const { inner } = canvas.viewbox();
  const scale = Math.min(1, width / inner.width);
  picture.style.height = `${Math.min(448, Math.max(180, inner.height * scale + 140))}px`;
  canvas.resized();
  canvas.zoom('fit-viewport', 'auto');
}

function zoomButtons(viewer) {
  const bar = element('div', 'yz-diagram-zoom');
  const canvas = viewer.get('canvas');
  const button = (text, label, zoom) => {
    const made = element('button', '', text);
    made.type = 'button';
    made.setAttribute('aria-label', label);
    made.addEventListener('click', zoom);
    bar.append(made);
  };
  button('＋', '放大', () => canvas.zoom(canvas.zoom() * 1.25));
  button('－', '缩小', () => canvas.zoom(canvas.zoom() / 1.25));
  button('全图', '显示全图', () => canvas.zoom('fit-viewport', 'auto'));
  return bar;
}

/** Brings marks and list in line with what the figure says now. */
function mark(figure) {
  const { viewer, list, marked } = shown.get(figure);
  const marks = Object.keys(states).map(state => [state, named(figure, state)]);
  const stateOf = id => marks.find(([, ids]) => ids.has(id))?.[0] ?? null;
  const heat = degreesOf(figure, 'heat');
  const flows = degreesOf(figure, 'flows');

  if (figure.dataset.state === 'shown') {
    const [canvas, overlays, registry] = ['canvas', 'overlays', 'elementRegistry'].map(name => viewer.get(name));
    for (const undo of marked.splice(0)) undo();
    for (const [id, { degree, words }] of heat) {
      if (!registry.get(id)) continue;
      canvas.addMarker(id, `yz-heat-${degree}`);
      const badge = overlays.add(id, { position: { bottom: 10, left: 4 }, html: element('span', `yz-badge yz-badge-heat-${degree}`, words) });
      marked.push(() => { canvas.removeMarker(id, `yz-heat-${degree}`); overlays.remove(badge); });
    }
    for (const [id, { degree, words }] of flows) {
      if (!registry.get(id)) continue;
      canvas.addMarker(id, `yz-flow-${degree}`);
      const badge = overlays.add(id, { position: { top: -18, left: 0 }, html: element('span', 'yz-badge yz-badge-flow', words) });
      marked.push(() => { canvas.removeMarker(id, `yz-flow-${degree}`); overlays.remove(badge); });
    }
    for (const id of new Set(marks.flatMap(([, ids]) => [...ids]))) {
      if (!registry.get(id)) continue;
      const state = stateOf(id);
      canvas.addMarker(id, `yz-${state}`);
      // The mark is also written: colour alone would be lost on many.
      const badge = overlays.add(id, { position: { top: -12, left: 4 }, html: element('span', `yz-badge yz-badge-${state}`, states[state]) });
      marked.push(() => { canvas.removeMarker(id, `yz-${state}`); overlays.remove(badge); });
    }
  }

  list.replaceChildren(...steps(viewer.getDefinitions()).map(({ id, name }) => {
    const state = stateOf(id);
    const said = state ? states[state] : heat.get(id)?.words;
    const item = element('li', state ? `yz-step-${state}` : '', said ? `${name}（${said}）` : name);
    if (state === 'active') item.setAttribute('aria-current', 'step');
    return item;
  }));
}

function showAll(root) {
  if (root.matches?.(figures)) show(root);
  root.querySelectorAll?.(figures).forEach(show);
}

// Pages are patched in place, by enhanced navigation and by live screens: figures come, change and go without a load event.
new MutationObserver(changes => {
  for (const { type, target, addedNodes } of changes) {
    if (type === 'attributes') { if (shown.has(target)) mark(target); }
    else addedNodes.forEach(showAll);
  }
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: [...Object.keys(states), 'heat', 'flows'].map(name => `data-${name}`) });
showAll(document);
