// Who visits, where they begin (own: and nothing but that), and which addresses are one page with many contents.

export const visitors = [
  { name: 'stranger', start: ['/', '/search?q=开饭店', '/search?q=什么也不是', '/no-such-page', '/no-visit/tracking?number=EA736100283CN', '/no-visit/delivery?to=dongji', '/no-visit/verify', '/licences', '/halls'] },
  { name: 'citizen', login: 'fang-dahai', enter: '/my', start: ['/my', '/my/account', '/apply/open-restaurant', '/no-visit/help', '/no-visit/video?item=senior-allowance', '/talent'] },
  { name: 'enterprise', login: 'haizhiwei', enter: '/my', start: ['/my', '/enterprise', '/finance'] },
  { name: 'official', login: 'weng-haifeng', enter: '/desk', start: ['/desk', '/cockpit'] },
  // What only some posts have in their menu.
  { name: 'item manager', login: 'he-min', enter: '/desk', start: ['/desk/gaps', '/desk/demands', '/desk/consistency', '/desk/reform', '/desk/no-visit/guides', '/desk/environment'], own: true },
  { name: 'hall manager', login: 'shen-lei', enter: '/desk', start: ['/desk/hall', '/desk/no-visit?calls=18&minutes=10&clerks=3'], own: true },
  { name: 'clerk', login: 'zhong-xiuying', enter: '/desk', start: ['/desk/no-visit/shipments', '/desk/no-visit/help', '/desk/enterprise/code'], own: true },
  { name: 'platform admin', login: 'dai-yong', enter: '/desk', start: ['/desk/processes', '/desk/processes/incidents', '/desk/modelling'], own: true },
  { name: 'panel', login: 'tong-xin', enter: '/desk', start: ['/desk/talent/titles', '/desk/talent/gate'], own: true },
];

// Lighthouse looks at these: the front door, a guide, a bundle, one's own list, the workbench, the cockpit.
export const mainPages = [
  { visitor: 'stranger', address: '/' },
  { visitor: 'stranger', address: '/items/resident-id-replacement' },
  { visitor: 'stranger', address: '/bundles/open-restaurant' },
  { visitor: 'citizen', address: '/my' },
  { visitor: 'official', address: '/desk' },
  { visitor: 'official', address: '/cockpit' },
];

const families = [/^\/items\/[^/]+$/, /^\/bundles\/[^/]+$/, /^\/apply\/[^/]+$/, /^\/enterprise\/clauses\/[^/]+$/, /^\/desk\/apply\/[^/]+$/, /^\/desk\/enterprise\/clauses\/[^/]+$/, /^\/desk\/modelling\/.+$/, /^\/desk\/processes\/.+$/, /^\/desk\/internal\/bundles\/[^/]+$/, /^\/halls\/[^/]+$/];
const guid = /[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}/gi;
const leavesTheCity = /^\/(sign-in|sign-out|connect|api|openapi|health|design)\b|\/files\b|\/document$|\/changes$|\/signals$|\.(json|csv|xml|bpmn|dmn|svg)$/;

/** The page an address belongs to; null for what is no page. */
export function pageOf(address) {
  const url = new URL(address, 'http://city');
  if (leavesTheCity.test(url.pathname)) return null;
  const path = url.pathname.replace(guid, '{id}');
  const family = families.findIndex(pattern => pattern.test(path));
  return family >= 0 ? `family ${family}` : path;
}
