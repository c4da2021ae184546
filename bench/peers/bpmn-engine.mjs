// Runs a ten-step process in memory: {source, milliseconds} on stdin, {nanoseconds, instances} on stdout. The drawing is read once.
import { Engine } from 'bpmn-engine';
import BpmnModdle from 'bpmn-moddle';
import * as elements from 'bpmn-elements';
import { default as serialize, TypeResolver } from 'moddle-context-serializer';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';

const { source, milliseconds } = JSON.parse(readFileSync(0, 'utf8'));
const sourceContext = serialize(await new BpmnModdle().fromXML(source), TypeResolver(elements));

function instance() {
  return new Promise((done, failed) => {
    const listener = new EventEmitter();
    listener.on('activity.wait', task => task.signal());
    const engine = new Engine({ name: 'bundle', sourceContext });
    engine.once('end', done);
    engine.once('error', failed);
    engine.execute({ listener }).catch(failed);
  });
}

for (let warm = 0; warm < 20; warm++) await instance();
let instances = 0;
const start = performance.now();
while (performance.now() - start < milliseconds) { await instance(); instances++; }
console.log(JSON.stringify({ nanoseconds: (performance.now() - start) * 1e6 / instances, instances }));
