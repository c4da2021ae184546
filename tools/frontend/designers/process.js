// The process editor (流程设计): bpmn-js with the properties panel; assignment, form, called decision and job type are the zeebe extensions that the engine runs.
import Modeler from 'bpmn-js/lib/Modeler';
import Viewer from 'bpmn-js/lib/NavigatedViewer';
import { BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, ZeebePropertiesProviderModule } from 'bpmn-js-properties-panel';
import ZeebeBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-cloud';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import './designer.css';
import { translateModule } from './translate.js';
import bpmnWords from './zh-bpmn.js';
import panelWords from './zh-panel.js';

/** The whole drawing, with room on the left for the palette. */
function show(canvas, left) {
  const { inner, outer } = canvas.viewbox();
  const scale = Math.min(1, (outer.width - left - 20) / inner.width, (outer.height - 40) / inner.height);
  canvas.viewbox({ x: inner.x - left / scale, y: inner.y + inner.height / 2 - outer.height / 2 / scale, width: outer.width / scale, height: outer.height / scale });
}

export async function open(canvas, panel, text, { readOnly }) {
  const known = { ...panelWords, ...bpmnWords };
  // The head of the panel writes types as titles: User Task.
  const words = { ...known, ...Object.fromEntries(Object.entries(known).map(([text, word]) => [text.replace(/[ -](\w)/g, (_, letter) => ` ${letter.toUpperCase()}`), word])), ...known };
  const modeler = readOnly
    ? new Viewer({ container: canvas, moddleExtensions: { zeebe } })
    : new Modeler({
        container: canvas,
        propertiesPanel: { parent: panel },
        moddleExtensions: { zeebe },
        additionalModules: [BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, ZeebePropertiesProviderModule, ZeebeBehaviors, translateModule(words)],
      });
  await modeler.importXML(text);
  show(modeler.get('canvas'), readOnly ? 20 : 130);
  return {
    modeler,
    text: async () => (await modeler.saveXML({ format: true })).xml,
    changed: told => modeler.on('commandStack.changed', told),
    select: id => {
      const element = modeler.get('elementRegistry').get(id);
      if (!element) return;
      modeler.get('selection').select(element);
      modeler.get('canvas').scrollToElement(element);
      modeler.get('canvas').focus?.();
    },
  };
}
