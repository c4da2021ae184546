// Somebody waits on this page. [data-live] names the stream that says "look again"; then the page is fetched and each [data-live-part] that differs is renewed.
// A part in which somebody types or has ticked something is left alone: its [data-live-news] is shown instead. Without a stream the page asks every 30 seconds.
// The nudge carries nothing: what is shown always comes from the page itself. Without this script one presses reload.
const askEvery = 30000;
let stream, timer, address, busy, again;

export function wire() {
  const next = document.querySelector('[data-live]')?.dataset.live;
  if (next === address) return;
  stream?.close();
  clearInterval(timer);
  address = next;
  if (!next) return;
  listen();
}

function listen() {
  stream = new EventSource(address);
  stream.addEventListener('nudge', look);
  stream.onopen = () => { clearInterval(timer); timer = undefined; };
  // Refused (too many listen already) is final; a lost line comes again by itself. Meanwhile one asks.
  stream.onerror = () => { timer ??= setInterval(() => document.hidden || look(), askEvery); };
}

async function look() {
  if (busy) { again = true; return; }
  busy = true;
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (answer.ok) renew(new DOMParser().parseFromString(await answer.text(), 'text/html'));
  } catch { /* no signal: the next nudge, or the next asking, tries again */ }
  busy = false;
  if (again) { again = false; look(); }
}

function renew(fresh) {
  for (const part of document.querySelectorAll('[data-live-part]')) {
    const other = fresh.querySelector(`[data-live-part="${part.dataset.livePart}"]`);
    if (!other) { if (!inUse(document.body)) location.reload(); return; }
    if (text(other) === text(part)) continue;
    if (inUse(part)) { const news = document.querySelector('[data-live-news]'); if (news) news.hidden = false; }
    else keepFocus(part, () => part.replaceChildren(...other.childNodes));
  }
}

// Who walks the list by keyboard stays on the same entry, wherever it has moved to.
function keepFocus(part, change) {
  const held = part.contains(document.activeElement) ? document.activeElement : null;
  change();
  if (!held) return;
  const same = held.id ? document.getElementById(held.id) : [...part.querySelectorAll(held.localName)].find(one => key(one) === key(held));
  same?.focus({ preventScroll: true });
}

const key = one => one.getAttribute('href') ?? `${one.name}=${one.value}`;

// Tokens differ on every page and tell nothing new.
const text = part => part.innerHTML.replace(/name="__RequestVerificationToken"[^>]*>/g, '').replace(/<!--.*?-->/g, '').trim();

const inUse = part => (part.contains(document.activeElement) && document.activeElement.matches('input, textarea, select'))
  || part.querySelector('input:checked:not([checked]), details[open] textarea') !== null
  || [...part.querySelectorAll('textarea, input:not([type=hidden], [type=checkbox], [type=radio])')].some(box => box.value !== box.defaultValue);

addEventListener('pagehide', () => stream?.close());
addEventListener('pageshow', event => { if (event.persisted) { address = undefined; wire(); } });
wire();
