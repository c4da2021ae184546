// Turns what a page says into a map that moves:
//   <figure data-city-map data-style="/maps/style.json" data-bounds="w,s,e,n" data-marks="[…]" data-tracks="[…]" data-titles="{…}"
//           data-heat data-draw="/desk/map?…&inside=" data-measure="/maps/measure" data-point="id of a field"> picture and list for who has no script </figure>
// The picture goes only when the map has been drawn; where there is no WebGL it stays, with a sentence that says so.
import { Map, NavigationControl, ScaleControl, Popup, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import './map.css';
import { addMarks } from './marks.js';
import { addTracks } from './tracks.js';
import { addDrawing } from './drawing.js';
import { addPointing } from './pointing.js';
import { followLive } from './live.js';

setWorkerUrl(new URL('./maplibre-gl-worker.mjs', import.meta.url).href);

const shown = new WeakSet();

export const wire = () => document.querySelectorAll('[data-city-map]').forEach(show);

async function show(figure) {
  if (shown.has(figure)) return;
  shown.add(figure);
  const canvas = Object.assign(document.createElement('div'), { className: 'yz-citymap__canvas' });
  figure.prepend(canvas);
  const [west, south, east, north] = figure.dataset.bounds.split(',').map(Number);
  let map;
  try {
    map = new Map({
      container: canvas,
      style: new URL(figure.dataset.style, location.href).href,
      bounds: [west, south, east, north],
      minZoom: 6,
      maxZoom: 18,
      locale: words,
      attributionControl: { compact: false },
      // Chinese words are drawn with the reader's own fonts: none is fetched.
      localIdeographFontFamily: 'sans-serif',
      cooperativeGestures: matchMedia('(pointer: coarse)').matches,
    });
  } catch {
    canvas.remove();
    figure.append(sentence('这台设备的浏览器不能显示可移动的地图，请看图片和列表。'));
    return;
  }
  map.getCanvas().setAttribute('aria-label', figure.getAttribute('aria-label') ?? '地图');
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new ScaleControl({ unit: 'metric' }));
  map.on('load', () => {
    figure.classList.add('yz-citymap--live');
    addMarks(map, figure);
    addTracks(map, figure);
    addDrawing(map, figure);
    addPointing(map, figure);
    followLive(map);
    toggles(map);
    identify(map, figure);
  });
  map.once('idle', () => figure.setAttribute('data-painted', ''));
}

/** Checkboxes of the page turn layers on and off. */
function toggles(map) {
  for (const box of document.querySelectorAll('input[data-map-layer]')) {
    const apply = () => {
      for (const layer of map.getStyle().layers)
        if (layer.source === box.dataset.mapLayer) map.setLayoutProperty(layer.id, 'visibility', box.checked ? 'visible' : 'none');
    };
    box.addEventListener('change', apply);
    apply();
  }
}

/** A click tells what lies there, in the words of the layer. */
function identify(map, figure) {
  const titles = JSON.parse(figure.dataset.titles ?? '{}');
  map.on('click', event => {
    if (figure.dataset.drawing !== undefined) return;
    const found = map.queryRenderedFeatures([[event.point.x - 5, event.point.y - 5], [event.point.x + 5, event.point.y + 5]]).filter(one => titles[one.source]);
    const seen = new Set();
    const list = document.createElement('div');
    for (const one of found) {
      const key = `${one.source}/${one.properties.id}`;
      if (seen.has(key) || seen.size === 5) continue;
      seen.add(key);
      const layer = titles[one.source];
      list.append(Object.assign(document.createElement('strong'), { textContent: `${layer.title} ${one.properties.id}` }));
      for (const [name, title] of Object.entries(layer.attributes))
        if (one.properties[name] !== undefined)
          list.append(Object.assign(document.createElement('div'), { textContent: `${title}：${one.properties[name]}` }));
    }
    if (seen.size > 0) new Popup({ maxWidth: '300px' }).setLngLat(event.lngLat).setDOMContent(list).addTo(map);
  });
}

const sentence = text => Object.assign(document.createElement('p'), { className: 'yz-soft', textContent: text });

const words = {
  'AttributionControl.ToggleAttribution': '来源',
  'NavigationControl.ZoomIn': '放大',
  'NavigationControl.ZoomOut': '缩小',
  'Popup.Close': '关闭',
  'ScaleControl.Meters': '米',
  'ScaleControl.Kilometers': '千米',
  'CooperativeGesturesHandler.WindowsHelpText': '按住 Ctrl 滚动来缩放',
  'CooperativeGesturesHandler.MacHelpText': '按住 ⌘ 滚动来缩放',
  'CooperativeGesturesHandler.MobileHelpText': '用两指移动地图',
};

wire();
