// Cuts every tile of a list from one GeoJSON, each once: {geojson, tiles: [[z,x,y]…]} on stdin; {name → microseconds of each tile}, index time and bytes on stdout.
import geojsonvt from 'geojson-vt';
import vtpbf from 'vt-pbf';
import { readFileSync } from 'node:fs';

const { geojson, tiles } = JSON.parse(readFileSync(0, 'utf8'));
const one = () => {
  const begun = performance.now();
  const index = geojsonvt(geojson, { maxZoom: 16, indexMaxZoom: 5, tolerance: 3, extent: 4096, buffer: 64 });
  const indexed = performance.now() - begun;
  let bytes = 0;
  const times = tiles.map(([z, x, y]) => {
    const start = performance.now();
    const tile = index.getTile(z, x, y);
    if (tile) bytes += vtpbf.fromGeojsonVt({ islands: tile }, { version: 2 }).length;
    return (performance.now() - start) * 1000;
  });
  return { indexed, times, bytes };
};
for (const begun = performance.now(); performance.now() - begun < 1500; ) one();
console.log(JSON.stringify({ ...one() }));
