// node shacl.mjs SHAPES… -- ADDRESS…: reads each document in its own format and validates all that it says against the shapes. One line of JSON each.
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import datasets from '@rdfjs/dataset';
import { Parser } from 'n3';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import Validator from 'rdf-validate-shacl';

const mark = process.argv.indexOf('--');
const shapeFiles = process.argv.slice(2, mark), addresses = process.argv.slice(mark + 1);
async function quadsOf(text, type, base) {
  if (type.startsWith('text/turtle')) return new Parser({ baseIRI: base }).parse(text);
  const parser = type.startsWith('application/ld+json') ? new JsonLdParser({ baseIRI: base }) : new RdfXmlParser({ baseIRI: base });
  const quads = [];
  for await (const quad of Readable.from([text]).pipe(parser)) quads.push(quad);
  return quads;
}

const shapes = datasets.dataset();
for (const file of shapeFiles) for (const quad of new Parser().parse(await readFile(file, 'utf8'))) shapes.add(quad);

for (const address of addresses) {
  const answer = await fetch(address);
  const quads = await quadsOf(await answer.text(), answer.headers.get('content-type') ?? '', address);
  const data = datasets.dataset(quads);
  const report = await new Validator(shapes).validate(data);
  console.log(JSON.stringify({
    address, status: answer.status, quads: data.size, conforms: report.conforms,
    datasets: quads.filter(quad => quad.object.value === 'http://www.w3.org/ns/dcat#Dataset').length,
    violations: report.results.slice(0, 10).map(result => `${result.focusNode?.value} ${result.path?.value} ${result.sourceConstraintComponent?.value} ${result.message?.[0]?.value ?? ''}`),
  }));
}
