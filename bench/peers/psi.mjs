// Two parties of @openmined/psi.js in one process, each with `size` entries of which half are shared; {size} on stdin, {seconds, shared, way} on stdout. The faster of its exact structure and its default.
import PSI from '@openmined/psi.js';
import { readFileSync } from 'node:fs';

const { size } = JSON.parse(readFileSync(0, 'utf8'));
const psi = await PSI();
const id = number => `3309021990${String(number).padStart(8, '0')}`;
const list = from => Array.from({ length: size }, (_, i) => id(from + i));
const meet = (mine, theirs, way) => {
  const begun = performance.now();
  const server = psi.server.createWithNewKey(false);
  const client = psi.client.createWithNewKey(false);
  const setup = server.createSetupMessage(1e-9, theirs.length, mine, psi.dataStructure[way]);
  const shared = client.getIntersectionSize(setup, server.processRequest(client.createRequest(theirs)));
  return { seconds: (performance.now() - begun) / 1000, shared, way };
};
const ways = ['Raw', 'GCS'];
const trial = ways.map(way => meet(list(0).slice(0, 300), list(size / 2).slice(0, 300), way));
const way = trial[0].seconds <= trial[1].seconds ? 'Raw' : 'GCS';
console.log(JSON.stringify(meet(list(0), list(size - Math.floor(size / 2)), way)));
