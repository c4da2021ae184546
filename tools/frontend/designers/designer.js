// The designer of one drawing. The page says
//   <div data-designer="process|decision|form" data-key="…" data-draft-url="…" data-check-url="…" data-seen="0"> with
//   <div hidden data-drawing> the drawing as base64 </div>, [data-canvas], [data-panel], [data-problems], [data-status] and buttons
// and this opens the editor of that kind, keeps what is drawn, and lists what a check finds. Nothing drawn is lost: it stays in this browser until the server has it.
import { Kept } from './kept.js';
import { listProblems } from './problems.js';

const kinds = {
  process: () => import('./process.js'),
  decision: () => import('./decision.js'),
  form: () => import('./form.js'),
};
const saveAfter = 4000;

async function start(root) {
  if (root.dataset.started) return;
  root.dataset.started = 'true';
  const part = name => root.querySelector(`[data-${name}]`);
  const say = (text, tone = '') => { part('status').textContent = text; part('status').dataset.tone = tone; };
  if (matchMedia('(max-width: 860px)').matches) root.dataset.small = 'true';

  const given = new TextDecoder().decode(Uint8Array.from(atob(part('drawing').textContent.trim()), c => c.charCodeAt(0)));
  const kept = new Kept(root.dataset);
  const unsaved = kept.unsaved(given);
  say('正在打开…');
  const { open } = await kinds[root.dataset.designer]();
  const editor = await open(part('canvas'), part('panel'), unsaved ?? given, { readOnly: 'readonly' in root.dataset });
  root.designer = editor;
  root.dataset.state = 'ready';
  if ('readonly' in root.dataset) return say('只能查看');
  say(unsaved ? '上次没来得及存到服务器的内容已经恢复，请检查后保存。' : '就绪');

  let timer, changes = unsaved ? 1 : 0, running = Promise.resolve();
  editor.changed(() => {
    changes++;
    clearTimeout(timer);
    timer = setTimeout(save, saveAfter);
    say('有改动未保存', 'pending');
    editor.text().then(text => kept.remember(text), () => {});
  });

  // One save at a time: each carries the version that the one before it got.
  function save() {
    clearTimeout(timer);
    return (running = running.then(saveNow, saveNow));
  }

  async function saveNow() {
    if (!changes) return true;
    const upTo = changes;
    const text = await editor.text();
    say('正在保存…', 'pending');
    const answer = await kept.send(text);
    if (answer.ok) {
      if (changes === upTo) { changes = 0; kept.forget(); say(`已保存 ${new Date().toLocaleTimeString('zh-CN')}`, 'good'); }
      root.dispatchEvent(new CustomEvent('saved'));
      return true;
    }
    kept.remember(text);
    say(answer.detail, 'bad');
    if (answer.offline) timer = setTimeout(save, saveAfter * 2);
    return false;
  }

  async function check() {
    say('正在检查…', 'pending');
    const problems = await kept.check(await editor.text());
    if (!problems) return say('检查没有做成，请稍后再试。', 'bad');
    const errors = listProblems(part('problems'), problems, id => editor.select(id));
    say(errors ? `检查完成：${errors} 处错误` : problems.length ? '检查通过，有提醒' : '检查通过，没有问题', errors ? 'bad' : 'good');
  }

  part('save').addEventListener('click', () => { changes ||= 1; save(); });
  part('check').addEventListener('click', async () => { await save(); await check(); });
  // Whoever leads on to submitting takes the newest version along.
  for (const link of root.querySelectorAll('a[data-after-save]'))
    link.addEventListener('click', async event => {
      if (!changes) return;
      event.preventDefault();
      if (await save()) location.assign(link.href);
    });
  addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key === 's' && document.contains(root)) { event.preventDefault(); changes ||= 1; save(); }
  });
  addEventListener('beforeunload', event => { if (changes && document.contains(root)) event.preventDefault(); });
  addEventListener('online', () => changes && save());
  await check();
}

for (const root of document.querySelectorAll('[data-designer]')) start(root).catch(reason => {
  console.error('designer', reason);
  root.dataset.state = 'failed';
  root.querySelector('[data-status]').textContent = '设计器打不开这张图纸，请刷新再试。';
});
