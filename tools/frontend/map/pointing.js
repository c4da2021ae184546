// One place is pointed at: by a press on the map or, without a pointer, the middle of the map by a button. It is written into a field of the page as longitude,latitude.
import { Marker } from 'maplibre-gl';
import { button, tools } from './tools.js';

export function addPointing(map, figure) {
  const field = document.getElementById(figure.dataset.point ?? '');
  if (!field) return;
  const marker = new Marker({ color: '#b3261e' });
  const put = ({ lng, lat }) => {
    field.value = `${lng.toFixed(6)},${lat.toFixed(6)}`;
    marker.setLngLat([lng, lat]).addTo(map);
  };
  map.on('click', event => put(event.lngLat));
  tools(figure).append(
    button('就是地图正中', () => put(map.getCenter())),
    button('清除标记', () => {
      field.value = '';
      marker.remove();
    }),
  );
  const [lng, lat] = field.value.split(',').map(Number);
  if (Number.isFinite(lng) && Number.isFinite(lat)) {
    put({ lng, lat });
    map.jumpTo({ center: [lng, lat], zoom: 16 });
  }
}
