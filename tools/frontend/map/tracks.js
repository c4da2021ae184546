// Tracks with playback: [{ "name": "…", "colour": "#rrggbb", "points": [[longitude, latitude, seconds], …] }], oldest first. Between two reports a target is shown on the straight line between them.
import { button, tools } from './tools.js';

const seconds = 20;

export function addTracks(map, figure) {
  const tracks = JSON.parse(figure.dataset.tracks ?? '[]').filter(track => track.points.length > 0);
  if (tracks.length === 0) return;
  const collection = features => ({ type: 'FeatureCollection', features });
  map.addSource('tracks', {
    type: 'geojson',
    data: collection(
      tracks.map(track => ({
        type: 'Feature',
        properties: { colour: track.colour },
        geometry: { type: 'LineString', coordinates: track.points.map(([x, y]) => [x, y]) },
      })),
    ),
  });
  map.addLayer({ id: 'tracks', type: 'line', source: 'tracks', paint: { 'line-color': ['get', 'colour'], 'line-width': 2.5 } });
  const at = time =>
    collection(
      tracks
        .filter(track => time >= track.points[0][2])
        .map(track => ({ type: 'Feature', properties: { colour: track.colour, name: track.name }, geometry: { type: 'Point', coordinates: placed(track.points, time) } })),
    );
  const first = Math.min(...tracks.map(track => track.points[0][2]));
  const last = Math.max(...tracks.map(track => track.points.at(-1)[2]));
  map.addSource('targets', { type: 'geojson', data: at(last) });
  map.addLayer({
    id: 'targets',
    type: 'circle',
    source: 'targets',
    paint: { 'circle-radius': 7, 'circle-color': ['get', 'colour'], 'circle-stroke-color': '#ffffff', 'circle-stroke-width': 2 },
  });
  playback(map, figure, first, last, at);
}

function placed(points, time) {
  const next = points.findIndex(point => point[2] >= time);
  if (next <= 0) return (next === 0 ? points[0] : points.at(-1)).slice(0, 2);
  const [before, after] = [points[next - 1], points[next]];
  const share = (time - before[2]) / (after[2] - before[2] || 1);
  return [before[0] + (after[0] - before[0]) * share, before[1] + (after[1] - before[1]) * share];
}

function playback(map, figure, first, last, at) {
  const slider = Object.assign(document.createElement('input'), { type: 'range', min: first, max: last, step: 1, value: last });
  slider.setAttribute('aria-label', '轨迹时间');
  const clock = document.createElement('output');
  const show = () => {
    map.getSource('targets').setData(at(Number(slider.value)));
    clock.textContent = new Date(Number(slider.value) * 1000).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
    slider.setAttribute('aria-valuetext', clock.textContent);
  };
  let before = null;
  const play = button('播放', () => {
    if (before !== null) return stop();
    if (Number(slider.value) >= last) slider.value = first;
    play.textContent = '暂停';
    before = performance.now();
    requestAnimationFrame(step);
  });
  const stop = () => {
    before = null;
    play.textContent = '播放';
  };
  let exact = null;
  const step = now => {
    if (before === null) return;
    exact = (exact ?? Number(slider.value)) + ((now - before) / 1000 / seconds) * (last - first);
    before = now;
    slider.value = exact;
    show();
    if (exact >= last) {
      exact = null;
      stop();
    } else requestAnimationFrame(step);
  };
  slider.addEventListener('input', () => {
    exact = null;
    show();
  });
  show();
  tools(figure).append(play, slider, clock);
}
