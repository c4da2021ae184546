// Bundles the front-end parts of tools/frontend into the static files of Yingzhou.Ui. Called by ./run, ./test and ./yz bundle when something changed.
import { build } from 'esbuild';

await build({
  entryPoints: ['tools/frontend/diagram.js'],
  outdir: 'src/Yingzhou.Ui/wwwroot/dist',
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2020'],
  legalComments: 'linked',
  logLevel: 'warning',
});
