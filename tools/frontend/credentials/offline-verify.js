// 离线核验: one page in one file, opened where there is no network. It reads a shown code, checks the issuer's signature (SM2), applies the rule of Yingzhou.Kernel.ShownVerdict in the same order, and keeps
// what was checked until it is told at the desk.
import jsQR from 'jsqr';
import { sm2, sm3 } from 'sm-crypto-v2';

const skew = 60;
const listAge = 24 * 3600;
const store = 'yingzhou-offline-checks';
const kit = JSON.parse(document.getElementById('kit').textContent);
const at = id => document.getElementById(id);

const words = {
  valid: ['有效', 'good'],
  outOfTime: ['亮证码已过时，请持证人重新出示', 'bad'],
  clockWrong: ['这台设备的时间不对，请先校准', 'bad'],
  revoked: ['证照已吊销', 'bad'],
  suspended: ['证照已暂停', 'bad'],
  notYet: ['证照尚未生效', 'bad'],
  expired: ['证照已过期', 'bad'],
  unknown: ['真实，但状态清单超过一天，是否仍有效不能确定', 'unsure'],
  again: ['这个码在这台设备上已经核验过，一个码只能用一次', 'bad'],
  forged: ['签章不符，不可采信', 'bad'],
  unreadable: ['这不是亮证码', 'bad'],
  list: ['状态清单的签章不符，请重新下载离线核验页', 'bad'],
};

const bytes = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0));
const hex = of => Array.from(of, b => b.toString(16).padStart(2, '0')).join('');
const day = seconds => new Date((seconds + 8 * 3600) * 1000).toISOString().slice(0, 10);
const signed = (text, signature) => {
  try {
    return sm2.doVerifySignature(text, signature, kit.publicKey, { der: true, hash: true });
  } catch {
    return false;
  }
};
const listStands = signed([kit.list.at, ...kit.list.entries].join('\n'), kit.signature);

function read(token) {
  const parts = token.trim().split('.');
  if (parts.length !== 3 || parts[0] !== 'YZ1') return { state: 'unreadable' };
  try {
    const signature = hex(bytes(parts[2]));
    if (!signed(`${parts[0]}.${parts[1]}`, signature)) return { state: 'forged' };
    return { claims: JSON.parse(new TextDecoder().decode(bytes(parts[1]))) };
  } catch {
    return { state: 'unreadable' };
  }
}

function judge(claims, now) {
  const ended = letter => kit.list.entries.includes(letter + sm3(claims.N).slice(0, 16));
  if (now < claims.M - skew) return 'clockWrong';
  if (now > claims.E) return 'outOfTime';
  if (ended('r')) return 'revoked';
  if (ended('s')) return 'suspended';
  if (day(now) < claims.F) return 'notYet';
  if (day(now) > claims.U) return 'expired';
  return now - Date.parse(kit.list.at) / 1000 > listAge ? 'unknown' : 'valid';
}

// What was checked stays on this device only until it was told; a page that may not keep anything keeps it while it is open.
let checks = [];
try {
  checks = JSON.parse(localStorage.getItem(store)) ?? [];
} catch {}

function keep(check) {
  checks.push(check);
  try {
    localStorage.setItem(store, JSON.stringify(checks));
  } catch {}
  count();
}

function count() {
  at('count').textContent = `${checks.length} 条核验记录还没有补传`;
  at('export').disabled = checks.length === 0;
}

function say(state, claims) {
  const [text, tone] = words[state];
  at('result').className = tone;
  at('verdict').textContent = text;
  const facts = claims
    ? [['证照', claims.T], ['持证人', claims.H], ['编号', claims.N], ...claims.L, ['签发', claims.S],
       ['有效期', `${claims.F} 至 ${claims.U === '9999-12-31' ? '长期' : claims.U}`], ['出示用途', claims.P]]
    : [];
  at('facts').replaceChildren(...facts.flatMap(([label, value]) => {
    const [dt, dd] = [document.createElement('dt'), document.createElement('dd')];
    [dt.textContent, dd.textContent] = [label, value];
    return [dt, dd];
  }));
  at('result').hidden = false;
}

function check(token) {
  const about = at('about').value.trim();
  if (about.length < 2) {
    at('about').focus();
    at('missing').hidden = false;
    return;
  }
  at('missing').hidden = true;
  if (!listStands) return say('list');
  const { state, claims } = read(token);
  if (!claims) return say(state);
  if (checks.some(one => one.showing === claims.I)) return say('again', claims);
  const now = Math.floor(Date.now() / 1000);
  const verdict = judge(claims, now);
  say(verdict, claims);
  if (verdict !== 'clockWrong' && verdict !== 'outOfTime')
    keep({ token: token.trim(), showing: claims.I, at: new Date(now * 1000).toISOString(), about });
}

at('form').addEventListener('submit', event => {
  event.preventDefault();
  check(at('token').value);
});

at('picture').addEventListener('change', async event => {
  const picture = event.target.files[0];
  if (!picture) return;
  const image = await createImageBitmap(picture);
  const scale = Math.min(1, 1600 / Math.max(image.width, image.height));
  const canvas = Object.assign(document.createElement('canvas'), { width: image.width * scale, height: image.height * scale });
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const found = jsQR(context.getImageData(0, 0, canvas.width, canvas.height).data, canvas.width, canvas.height);
  if (!found) return say('unreadable');
  at('token').value = found.data;
  check(found.data);
});

at('export').addEventListener('click', () => {
  const file = new Blob([JSON.stringify(checks)], { type: 'application/json' });
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(file), download: `offline-checks-${Date.now()}.json` });
  link.click();
  URL.revokeObjectURL(link.href);
});

count();
