// The form editor (表单设计): form-js.
import { FormEditor } from '@bpmn-io/form-js-editor';
import '@bpmn-io/form-js/dist/assets/form-js.css';
import '@bpmn-io/form-js/dist/assets/form-js-editor.css';
import '@bpmn-io/form-js/dist/assets/properties-panel.css';
import './designer.css';
import { sayInChinese } from './translate.js';
import words from './zh-form.js';
import panelWords from './zh-panel.js';

export async function open(canvas, panel, text, { readOnly }) {
  panel.hidden = true;
  const editor = new FormEditor({ container: canvas, renderer: { compact: true } });
  sayInChinese(canvas, { ...panelWords, ...words });
  if (readOnly) canvas.inert = true;
  const given = JSON.parse(text);
  await editor.importSchema(given);
  return {
    modeler: editor,
    // What the editor adds about itself would make every saved form differ from the drawn one.
    text: async () => { const { exporter, executionPlatform, ...drawn } = editor.saveSchema(); return `${JSON.stringify(drawn, null, 2)}\n`; },
    changed: told => editor.on('changed', told),
    select: id => {
      const fields = Object.values(editor.get('formFieldRegistry').getAll());
      const field = fields.find(one => one.id === id || one.key === id) ?? at(editor.getSchema?.() ?? given, id);
      const shown = field && fields.find(one => one.id === field.id);
      if (!shown) return;
      editor.get('selection').set(shown);
      canvas.querySelector(`[data-id="${CSS.escape(shown.id)}"]`)?.scrollIntoView({ block: 'center' });
    },
  };
}

/** components[2].components[0].key → that component. */
const at = (schema, path) => {
  let found = null, here = schema;
  for (const [, index] of path.matchAll(/components\[(\d+)\]/g)) {
    here = here?.components?.[Number(index)];
    if (here) found = here;
  }
  return found;
};
