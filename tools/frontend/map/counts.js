// Numbers of clusters stand in the page, not in the canvas: no font has to be fetched for them.
import { Marker } from 'maplibre-gl';

/** Writes a number on every cluster that the query finds; key says which is the same one after the map has moved. */
export function writeCounts(map, { source, query, filter, key, text }) {
  const markers = new globalThis.Map();
  const draw = () => {
    const now = new Set();
    const visible = map.getStyle().layers.some(layer => layer.source === source && layer.layout?.visibility !== 'none');
    for (const one of visible ? map.querySourceFeatures(source, { ...query, filter }) : []) {
      const id = key(one);
      now.add(id);
      if (markers.has(id)) continue;
      const element = Object.assign(document.createElement('span'), { textContent: text(one) });
      element.style.cssText = 'color:#ffffff;font-weight:700;pointer-events:none';
      markers.set(id, new Marker({ element }).setLngLat(one.geometry.coordinates).addTo(map));
    }
    for (const [id, marker] of markers)
      if (!now.has(id)) {
        marker.remove();
        markers.delete(id);
      }
  };
  map.on('idle', draw);
  map.on('move', draw);
}
