// The decision editor (决策表设计): dmn-js with requirements graph, tables and literal expressions, each a tab.
import Modeler from 'dmn-js/lib/Modeler';
import Viewer from 'dmn-js/lib/NavigatedViewer';
import 'dmn-js/dist/assets/diagram-js.css';
import 'dmn-js/dist/assets/dmn-js-shared.css';
import 'dmn-js/dist/assets/dmn-js-drd.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css';
import 'dmn-js/dist/assets/dmn-js-literal-expression.css';
import 'dmn-js/dist/assets/dmn-js-boxed-expression.css';
import 'dmn-js/dist/assets/dmn-js-boxed-expression-controls.css';
import 'dmn-js/dist/assets/dmn-font/css/dmn-embedded.css';
import './designer.css';
import { sayInChinese, translateModule } from './translate.js';
import words from './zh-dmn.js';

const names = { drd: '需求图', decisionTable: '决策表', literalExpression: '表达式', boxedExpression: '函数' };

export async function open(canvas, panel, text, { readOnly }) {
  const additionalModules = [translateModule(words)];
  const view = { additionalModules };
  const tabs = Object.assign(document.createElement('div'), { className: 'yz-tabs', role: 'toolbar' });
  tabs.setAttribute('aria-label', '图纸的各个视图');
  const stage = Object.assign(document.createElement('div'), { className: 'yz-stage' });
  canvas.append(tabs, stage);
  panel.hidden = true;
  const modeler = new (readOnly ? Viewer : Modeler)({
    container: stage,
    drd: view,
    decisionTable: view,
    literalExpression: view,
    boxedExpression: view,
  });
  sayInChinese(stage, words);

  const told = [];
  modeler.on('viewer.created', ({ viewer }) => viewer.on('commandStack.changed', () => told.forEach(tell => tell())));
  modeler.on('views.changed', ({ views, activeView }) => tabs.replaceChildren(...views.map(one => {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: `${names[one.type] ?? one.type} · ${one.element.name ?? one.element.id}` });
    button.setAttribute('aria-pressed', one === activeView);
    button.addEventListener('click', () => modeler.open(one));
    return button;
  })));
  await modeler.importXML(text);
  const first = modeler.getViews().find(one => one.type !== 'drd') ?? modeler.getViews()[0];
  if (first) await modeler.open(first);
  return {
    modeler,
    text: async () => (await modeler.saveXML({ format: true })).xml,
    changed: tell => told.push(tell),
    select: async id => {
      const owner = modeler.getViews().find(one => one.type !== 'drd' && holds(one.element, id));
      if (owner) await modeler.open(owner);
      const cell = stage.querySelector(`[data-element-id="${CSS.escape(id)}"], [data-row-id="${CSS.escape(id)}"]`);
      cell?.scrollIntoView({ block: 'center' });
      cell?.classList.add('yz-pointed');
      (cell?.querySelector('[contenteditable]') ?? cell)?.focus?.();
      setTimeout(() => cell?.classList.remove('yz-pointed'), 3000);
    },
  };
}

function holds(element, id) {
  const logic = element.decisionLogic;
  return element.id === id || logic?.id === id || (logic?.rule ?? []).some(rule => rule.id === id || [...(rule.inputEntry ?? []), ...(rule.outputEntry ?? [])].some(cell => cell.id === id));
}
