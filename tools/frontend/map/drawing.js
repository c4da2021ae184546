// Corner by corner: what was drawn is measured by the server, on the ellipsoid, or becomes an address that lists what lies inside.
import { button, tools } from './tools.js';

export function addDrawing(map, figure) {
  if (figure.dataset.measure === undefined && figure.dataset.draw === undefined) return;
  let corners = [];
  const told = document.createElement('output');
  told.setAttribute('aria-live', 'polite');
  map.addSource('drawing', { type: 'geojson', data: line([]) });
  map.addLayer({ id: 'drawing', type: 'line', source: 'drawing', paint: { 'line-color': '#b3261e', 'line-width': 2.5, 'line-dasharray': [2, 1] } });
  map.addLayer({ id: 'drawing.corners', type: 'circle', source: 'drawing', paint: { 'circle-radius': 5, 'circle-color': '#b3261e' } });

  const draw = () => map.getSource('drawing').setData(line(corners));
  const text = () => corners.map(([x, y]) => `${x.toFixed(6)},${y.toFixed(6)}`).join(';');
  const start = mode => {
    corners = [];
    figure.dataset.drawing = mode;
    told.textContent = mode === 'measure' ? '在地图上逐点点击，量距离和面积。' : '在地图上逐点点击画出范围，至少三点，再按“列出范围内”。';
    draw();
  };
  map.on('click', async event => {
    if (figure.dataset.drawing === undefined) return;
    corners.push([event.lngLat.lng, event.lngLat.lat]);
    draw();
    if (figure.dataset.drawing === 'measure' && corners.length > 1) {
      const answer = await fetch(`${figure.dataset.measure}?line=${encodeURIComponent(text())}`);
      if (answer.ok) told.textContent = (await answer.json()).text;
    }
  });
  const row = tools(figure);
  if (figure.dataset.measure !== undefined) row.append(button('测量', () => start('measure')));
  if (figure.dataset.draw !== undefined) {
    row.append(button('画范围', () => start('area')));
    row.append(
      button('列出范围内', () => {
        if (corners.length < 3) told.textContent = '范围至少要三个点。';
        else location.assign(`${figure.dataset.draw}${encodeURIComponent(text())}`);
      }),
    );
  }
  row.append(
    button('清除', () => {
      delete figure.dataset.drawing;
      corners = [];
      told.textContent = '';
      draw();
    }),
    told,
  );
}

const line = corners => ({
  type: 'FeatureCollection',
  features: [
    ...corners.map(at => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: at } })),
    ...(corners.length > 1 ? [{ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: corners } }] : []),
  ],
});
