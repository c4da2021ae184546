// Marks of the page: those near each other are one, with their number; a click comes nearer. With data-heat they can be seen as heat, too.
import { Popup } from 'maplibre-gl';
import { writeCounts } from './counts.js';
import { button, tools } from './tools.js';

const colours = { green: '#2f7d4f', blue: '#1f5fbf', yellow: '#c98a00', orange: '#c8560a', red: '#b3261e', unknown: '#6b7b83' };

export function addMarks(map, figure) {
  const marks = JSON.parse(figure.dataset.marks ?? '[]');
  if (marks.length === 0) return;
  map.addSource('marks', {
    type: 'geojson',
    data: {
      type: 'FeatureCollection',
      features: marks.map(mark => ({ type: 'Feature', properties: mark, geometry: { type: 'Point', coordinates: [mark.x, mark.y] } })),
    },
    cluster: true,
    clusterRadius: 40,
    clusterMaxZoom: 15,
  });
  map.addLayer({
    id: 'marks',
    type: 'circle',
    source: 'marks',
    paint: {
      'circle-radius': ['case', ['has', 'point_count'], 16, 8],
      'circle-color': ['case', ['has', 'point_count'], '#10394a', ['match', ['get', 'colour'], ...Object.entries(colours).flat(), colours.unknown]],
      'circle-stroke-color': '#ffffff',
      'circle-stroke-width': 2,
    },
  });
  writeCounts(map, {
    source: 'marks',
    filter: ['has', 'point_count'],
    key: one => one.properties.cluster_id,
    text: one => one.properties.point_count_abbreviated,
  });
  map.on('click', 'marks', async event => {
    const one = event.features[0];
    if (one.properties.cluster) {
      const zoom = await map.getSource('marks').getClusterExpansionZoom(one.properties.cluster_id);
      map.easeTo({ center: one.geometry.coordinates, zoom });
      return;
    }
    const text = Object.assign(document.createElement(one.properties.href ? 'a' : 'span'), { textContent: one.properties.title });
    if (one.properties.href) text.href = one.properties.href;
    new Popup().setLngLat(one.geometry.coordinates).setDOMContent(text).addTo(map);
  });
  if (figure.dataset.heat !== undefined) heat(map, figure);
}

function heat(map, figure) {
  map.addSource('heat', { type: 'geojson', data: map.getStyle().sources.marks.data });
  map.addLayer(
    { id: 'heat', type: 'heatmap', source: 'heat', layout: { visibility: 'none' }, paint: { 'heatmap-radius': 30, 'heatmap-opacity': 0.8 } },
    'marks',
  );
  const turn = button('热力', () => {
    const on = map.getLayoutProperty('heat', 'visibility') !== 'visible';
    map.setLayoutProperty('heat', 'visibility', on ? 'visible' : 'none');
    turn.setAttribute('aria-pressed', String(on));
  });
  turn.setAttribute('aria-pressed', 'false');
  tools(figure).append(turn);
}
