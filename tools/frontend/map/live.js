// What is where now: sources of the style whose tiles lie under /live/ are asked for again every few seconds while the page is seen.
import { writeCounts } from './counts.js';

const every = 5_000;

export function followLive(map) {
  const style = map.getStyle();
  const sources = Object.entries(style.sources).filter(([, source]) => source.tiles?.[0]?.includes('/live/'));
  if (sources.length === 0) return;
  arrow(map);
  for (const [id] of sources) {
    const layer = style.layers.find(one => one.source === id)['source-layer'];
    writeCounts(map, {
      source: id,
      query: { sourceLayer: layer },
      filter: ['has', 'count'],
      key: one => `${one.geometry.coordinates}/${one.properties.count}`,
      text: one => (one.properties.count < 10_000 ? one.properties.count : `${Math.round(one.properties.count / 10_000)}万`),
    });
    map.on('click', `${id}.many`, event => map.easeTo({ center: event.features[0].geometry.coordinates, zoom: map.getZoom() + 2 }));
  }
  const turn = setInterval(() => {
    if (!map.getContainer().isConnected) clearInterval(turn);
    else if (!document.hidden) for (const [id, source] of sources) map.getSource(id)?.setTiles([`${source.tiles[0]}?t=${Date.now()}`]);
  }, every);
}

/** An arrow that points north, drawn here: no picture has to be fetched. */
function arrow(map) {
  const size = 44;
  const pen = Object.assign(document.createElement('canvas'), { width: size, height: size }).getContext('2d');
  pen.beginPath();
  pen.moveTo(size / 2, 3);
  pen.lineTo(size - 9, size - 6);
  pen.lineTo(size / 2, size - 14);
  pen.lineTo(9, size - 6);
  pen.closePath();
  pen.fillStyle = '#1f5fbf';
  pen.strokeStyle = '#ffffff';
  pen.lineWidth = 3;
  pen.fill();
  pen.stroke();
  map.addImage('yz-arrow', pen.getImageData(0, 0, size, size), { pixelRatio: 2 });
}
