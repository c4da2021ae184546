// The way from a page to its map: a workbench opens it at once, a citizen's page when somebody asks, because it weighs more than the page.
const home = '/_content/Yingzhou.Ui/dist/map/';

async function load() {
  if (!document.querySelector(`link[href="${home}map.css"]`))
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${home}map.css` }));
  (await import(`${home}map.js`)).wire();
}

export function wire() {
  const maps = [...document.querySelectorAll('[data-city-map]')];
  if (maps.some(map => map.dataset.wait === undefined)) load();
  for (const map of maps.filter(one => one.dataset.wait !== undefined && !one.querySelector('[data-open-map]'))) {
    const open = Object.assign(document.createElement('button'), { type: 'button', className: 'yz-button yz-button--quiet', textContent: '打开可移动的地图（约 0.5 MB）' });
    open.dataset.openMap = '';
    open.addEventListener('click', () => {
      delete map.dataset.wait;
      open.remove();
      load();
    });
    map.append(open);
  }
}

wire();
