// node package.mjs ADDRESS: opens a data package with Frictionless' JavaScript library and reads its table, as one line of JSON.
import { open } from 'frictionless.js';

const answer = await fetch(process.argv[2]);
const descriptor = await answer.json();
const table = descriptor.resources.find(resource => resource.profile === 'tabular-data-resource');
const file = open(table.path);
const rows = [];
for await (const row of await file.rows({ keyed: true })) rows.push(row);
console.log(JSON.stringify({ name: descriptor.name, fields: table.schema.fields.map(field => field.name), bytes: table.bytes, rows: rows.length, first: rows[0] }));
