// ./yz audit web: every page of a city through pa11y at two widths, the six main ones through Lighthouse; one table.
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer';
import pa11y from 'pa11y';
import lighthouse, { desktopConfig } from 'lighthouse';
import { contrastOf } from './contrast.js';
import { mainPages, pageOf, visitors } from './visits.js';

const { values: options } = parseArgs({ options: { url: { type: 'string' }, only: { type: 'string' }, list: { type: 'boolean' }, chromium: { type: 'string', default: 'chromium' } } });
const site = new URL(options.url), only = new RegExp(options.only ?? '');
const widths = [{ width: 1280, height: 800 }, { width: 390, height: 844 }];

let canvas;

// One browser a visitor: what somebody is signed in as is the browser's.
const browsers = {};
const launch = () => puppeteer.launch({ executablePath: options.chromium, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=zh-CN'] });

async function enter(visitor) {
  const browser = browsers[visitor.name] = await launch();
  if (!visitor.login) return browser;
  const page = await browser.newPage();
  await page.goto(new URL(visitor.enter, site));
  await Promise.all([page.waitForNavigation(), page.click(`button[name=demo][value='${visitor.login}']`)]);
  await page.close();
  return browser;
}

/** Every page that can be reached by links, each once, in the order in which it was met. */
async function walk(visitor) {
  const browser = await enter(visitor);
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  const met = new Set(), seen = new Set(), found = [], open = [...visitor.start];
  while (open.length) {
    const address = open.shift();
    const kind = pageOf(address);
    // Addresses that a visitor begins with are wanted as they are, whatever page they belong to.
    if (kind === null || seen.has(address) || (met.has(kind) && !visitor.start.includes(address))) continue;
    met.add(kind);
    seen.add(address);
    // What is handed over as a file aborts the navigation: it is no page.
    const answer = await page.goto(new URL(address, site), { waitUntil: 'domcontentloaded' }).catch(error => {
      if (!error.message.includes('net::ERR_ABORTED')) throw error;
    });
    if (!(answer?.headers()['content-type'] ?? '').includes('html')) continue;
    // Where one has to sign in first, the page is the sign-in page, once.
    if (new URL(page.url()).pathname.startsWith('/connect/')) {
      if (met.has('sign-in')) continue;
      met.add('sign-in');
    }
    found.push(address);
    if (visitor.own) continue;
    const links = await page.$$eval('a[href]', all => all.map(link => link.href));
    for (const link of links) {
      const to = new URL(link);
      // Each keeps to the own end: what an official sees of the citizens' pages, a citizen sees too.
      const isOfficial = /^\/(desk|cockpit)(\/|$)/.test(to.pathname);
      if (to.origin === site.origin && isOfficial === (visitor.enter === '/desk') && !met.has(pageOf(to.pathname))) open.push(to.pathname);
    }
  }
  await page.close();
  return found;
}

async function look(browser, address) {
  const issues = [];
  for (const viewport of widths) {
    const page = await browser.newPage();
    try {
      const report = await pa11y(new URL(address, site).href, {
        browser, page, viewport, standard: 'WCAG2AA', runners: ['htmlcs', 'axe'], timeout: 60000, wait: 200,
      });
      for (const issue of report.issues) {
        const words = await undecided(page, issue);
        if (words !== null) issues.push({ ...issue, message: words, width: viewport.width });
      }
    } finally {
      await page.close();
    }
  }
  return issues;
}

/** What remains of an issue: pa11y hands on what axe could not decide as if it were decided, so contrast is measured; null when it is enough. */
async function undecided(page, issue) {
  if (issue.runner !== 'axe' || issue.code !== 'color-contrast') return issue.message;
  if (canvas?.browser() !== page.browser()) canvas = await (await page.browser().createBrowserContext()).newPage();
  const { ratio, needed } = await contrastOf(page, canvas, issue.selector);
  return ratio >= needed ? null : `contrast ${ratio.toFixed(2)} measured, ${needed} needed`;
}

async function score(browser, { address }) {
  const page = await browser.newPage();
  try {
    const config = { ...desktopConfig, settings: { ...desktopConfig.settings, onlyCategories: ['accessibility', 'performance'], disableStorageReset: true } };
    const { lhr } = await lighthouse(new URL(address, site).href, undefined, config, page);
    const failed = Object.values(lhr.audits).filter(audit => lhr.categories.accessibility.auditRefs.some(ref => ref.id === audit.id && ref.weight > 0) && audit.score === 0);
    return { accessibility: Math.round(lhr.categories.accessibility.score * 100), performance: Math.round(lhr.categories.performance.score * 100), failed };
  } finally {
    await page.close();
  }
}

let reported = 0;
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);
try {
  row('visitor', 'page', 'pa11y 1280', 'pa11y 390');
  row('---', '---', '--:', '--:');
  const details = [];
  for (const visitor of visitors) {
    for (const address of (await walk(visitor)).filter(one => only.test(one))) {
      if (options.list) { row(visitor.name, address, '', ''); continue; }
      const issues = await look(browsers[visitor.name], address);
      reported += issues.length;
      row(visitor.name, address, ...widths.map(({ width }) => issues.filter(issue => issue.width === width).length));
      details.push(...issues.map(issue => `${visitor.name} ${address} (${issue.width}): ${issue.code} ${issue.message}\n    ${issue.context}`));
    }
  }
  if (!options.list) {
    console.log('');
    row('main page', 'Lighthouse accessibility', 'performance');
    row('---', '--:', '--:');
    for (const main of mainPages.filter(one => only.test(one.address))) {
      const scores = await score(browsers[main.visitor], main);
      if (scores.accessibility < 100) reported++;
      row(main.address, scores.accessibility, scores.performance);
      details.push(...scores.failed.map(audit => `Lighthouse ${main.address}: ${audit.id} ${audit.title}`));
    }
    console.log(`\n${reported} reported`);
    for (const line of new Set(details)) console.log(line);
  }
} finally {
  for (const browser of Object.values(browsers)) await browser.close();
}
process.exitCode = reported > 0 ? 1 : 0;
