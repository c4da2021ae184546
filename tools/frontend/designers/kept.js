// What has been drawn and is not on the server yet, in this browser; and the way to the server.
export class Kept {
  constructor({ designer, key, draftUrl, checkUrl, seen }) {
    Object.assign(this, { draftUrl, checkUrl, seen: Number(seen), place: `yz-drawing/${designer}/${key}` });
  }

  /** Text that an earlier visit could not store, if the server's draft is still the one it was drawn on. */
  unsaved(given) {
    try {
      const kept = JSON.parse(localStorage.getItem(this.place));
      return kept && kept.seen === this.seen && kept.text !== given ? kept.text : null;
    } catch {
      return null;
    }
  }

  remember(text) {
    try { localStorage.setItem(this.place, JSON.stringify({ seen: this.seen, text })); } catch { /* a full store keeps the last text it could take */ }
  }

  forget() { localStorage.removeItem(this.place); }

  async send(text) {
    try {
      const answer = await fetch(this.draftUrl, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'if-match': `"${this.seen}"` },
        body: JSON.stringify({ text }),
      });
      if (answer.ok) {
        this.seen = (await answer.json()).version;
        return { ok: true };
      }
      const problem = await answer.json().catch(() => ({}));
      return { ok: false, detail: problem.detail ?? `没有保存（${answer.status}），内容还在这台电脑上。` };
    } catch {
      return { ok: false, offline: true, detail: '网络断了，内容还在这台电脑上，恢复后自动保存。' };
    }
  }

  async check(text) {
    const answer = await fetch(this.checkUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text }) }).catch(() => null);
    return answer?.ok ? answer.json() : null;
  }
}
