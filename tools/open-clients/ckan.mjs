// node ckan.mjs ADDRESS: asks the portal through CKAN's own JavaScript client and prints what it understood, as one line of JSON.
import CKAN from 'ckan';

const client = new CKAN.Client(process.argv[2]);
const act = (name, data) => new Promise((done, fail) => client.action(name, data, (error, body) => (error ? fail(new Error(error)) : done(body.result))));

const names = await act('package_list', {});
const found = await act('package_search', { q: '码头', rows: 2, 'facet.field': ['organization'] });
const shown = await act('package_show', { id: 'ferry-pier' });
const table = shown.resources.find(resource => resource.datastore_active);
const rows = await new Promise((done, fail) =>
  client.datastoreQuery({ resource_id: table.id, filters: [{ type: 'term', field: 'id', term: 'gaoting' }], size: 5 }, (error, out) => (error ? fail(error) : done(out))));
const unknown = await act('package_show', { id: 'no-such' }).catch(error => error.message);
console.log(JSON.stringify({ names, count: found.count, facets: found.facets, title: shown.title, rows, unknown }));
