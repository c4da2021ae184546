// Bundles the front-end parts of tools/frontend into the static files of Yingzhou.Ui. Called by ./run, ./test and ./yz bundle when something changed.
import { copyFile } from 'node:fs/promises';
import { build } from 'esbuild';

const common = {
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2020'],
  legalComments: 'linked',
  logLevel: 'warning',
};

await build({ ...common, entryPoints: ['tools/frontend/diagram.js'], outdir: 'src/Yingzhou.Ui/wwwroot/dist' });

// Checking credentials without a network: put whole into one page that is saved, so it stands alone.
await build({
  ...common,
  entryPoints: ['tools/frontend/credentials/offline-verify.js'],
  outdir: 'src/Yingzhou.Ui/wwwroot/dist',
  format: 'iife',
});

// The designers are a chunk for each kind of drawing, loaded only on the page that draws it.
await build({
  ...common,
  entryPoints: ['designer', 'process', 'decision', 'form'].map(name => `tools/frontend/designers/${name}.js`),
  outdir: 'src/Yingzhou.Ui/wwwroot/dist/designers',
  chunkNames: 'part-[hash]',
  splitting: true,
  // form-js and the properties panel it shows must share one renderer.
  alias: { preact: '@bpmn-io/properties-panel/preact' },
  target: ['es2022'],
  loader: { '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'empty', '.eot': 'empty', '.svg': 'dataurl', '.png': 'dataurl' },
});

// The map, loaded only where there is one; its worker is a file of its own, beside it.
const map = 'src/Yingzhou.Ui/wwwroot/dist/map';
await build({ ...common, entryPoints: ['tools/frontend/map/map.js'], outdir: map, target: ['es2022'] });
await copyFile('node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs', `${map}/maplibre-gl-worker.mjs`);
