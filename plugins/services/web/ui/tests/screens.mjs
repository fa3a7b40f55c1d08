// Every page as a picture, at the widths that count, in light and dark: to be looked at beside the mock.
//
//     node tests/screens.mjs ADDRESS [page…]     into tests/shots/
//
// Also fails on what a reader would not see at once: errors of the console (the Content-Security-Policy's among them) and what axe finds.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { argv, env, exit } from 'node:process';
import { fileURLToPath } from 'node:url';

import { withPeople } from './company.mjs';
import { signedIn } from './signed_in.mjs';

const [address = 'http://127.0.0.1:8211', ...wanted] = argv.slice(2);
const shots = fileURLToPath(new URL('./shots/', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const sizes = { 1366: [1366, 768], 1920: [1920, 1080], 390: [390, 844] };

// A customer, at one of its tabs.
const tab = (at) => async (page) => {
  await page.locator('a.cell-label').first().click();
  await page.waitForSelector('.record-head');
  await page.locator('.record-tabs [role=tab]').nth(at).click();
};

// A file of sales with a column that goes nowhere, and a day that is none.
const dropped = async (page) => {
  const lines = ['单据日期,单据编号,客户编码,存货名称,数量,单位,金额,业务员,备忘', '2026-10-21,P-1,0013,烟酸 饲料级,100,kg,5200,青檀,急', '2026-10-22,P-2,0010,烟酰胺 食品级,20,kg,1840,白桦,', '2026-10-32,P-3,0004,烟酸 饲料级,500,kg,24500,银杏,'];
  await page.setInputFiles('input[type=file]', { name: '出库明细.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
  await page.waitForSelector('.import-foot .btn:nth-of-type(2)');
};

const pages = {
  home: { path: '/' },
  list: { path: '/list/customer' },
  lanes: { path: '/list/customer?board=tier', narrow: true, then: (page) => page.waitForSelector('.board section') },
  selected: { path: '/list/customer', then: async (page) => { for (const i of [1, 3, 5]) await page.locator('.grid-line input').nth(i).click(); } },
  filter: { path: '/list/customer?where=province+%3D+%E6%B5%99%E6%B1%9F&sort=-net_12m', then: (page) => page.locator('.filter-add').click() },
  figure: { path: '/list/customer?where=net_12m+%3E%3D+1000000&where=last_order+%3C+today-30d', narrow: true, then: async (page) => { await page.locator('.filter-chip').nth(1).locator('button').first().click(); await page.waitForSelector('.condition-form .span-unit'); } },
  record: { path: '/list/customer', narrow: true, then: async (page) => { await page.locator('a.cell-label').nth(3).click(); await page.waitForSelector('.record-head'); } },
  form: { path: '/', then: async (page) => { await page.keyboard.press('n'); await page.waitForSelector('.record-form'); } },
  search: { path: '/', then: async (page) => { await page.keyboard.press('Control+k'); await page.keyboard.type('jly'); } },
  reports: { path: '/reports/key_accounts' },
  schedule: { path: '/reports/key_accounts', then: async (page) => { await page.locator('.report-tools button').nth(1).click(); await page.waitForSelector('#schedule-name'); } },
  schedules: { path: '/reports/@schedules' },
  work: { path: '/work' },
  week: { path: '/work?as=week' },
  tiers: { path: '/tiers' },
  compare: { path: '/tiers?show=compare', then: async (page) => { await page.locator('#compare-window').fill('24m'); await page.keyboard.press('Enter'); await page.waitForSelector('.matrix'); } },
  overrides: { path: '/tiers?show=overrides' },
  'tier-history': { path: '/tiers?show=history' },
  imports: { path: '/imports?as=sale' },
  mapping: { path: '/imports?as=sale', narrow: true, then: dropped },
  'dry-run': { path: '/imports?as=sale', narrow: true, then: async (page) => { await dropped(page); await page.locator('.import-foot .btn').nth(1).click(); await page.waitForSelector('.import-foot .counts'); } },
  beside: { path: '/list/customer', then: async (page) => { await page.locator('[role=grid]').focus(); await page.keyboard.press('ArrowDown'); await page.keyboard.press('Shift+Enter'); await page.waitForSelector('.beside .kpis'); } },
  days: { path: '/settings/journal', then: (page) => page.locator('.day-field input').first().click() },
  journal: { path: '/settings/journal' },
  'journal-open': { path: '/settings/journal', then: async (page) => { await page.locator('.journal-line').first().click(); await page.waitForSelector('.journal-detail button'); } },
  team: { path: '/settings/team' },
  teams: { path: '/settings/team?show=teams' },
  roles: { path: '/settings/team?show=roles', then: async (page) => { await page.locator('.role-list button').nth(3).click(); await page.locator('.rights button', { hasText: /^(客户|客戶|Customers)$/ }).click(); } },
  keys: { path: '/settings/team?show=keys' },
  transfer: { path: '/settings/team', then: async (page) => { await page.locator('.people .drop-of button').first().click(); await page.locator('.drop-menu button').nth(3).click(); await page.waitForSelector('.dialog-form'); } },
  settings: { path: '/settings' },
  workspace: { path: '/settings/workspace' },
  fields: { path: '/settings/fields' },
  'field-form': { path: '/settings/fields', then: (page) => page.locator('.page-head .btn-primary').click() },
  upkeep: { path: '/settings/upkeep' },
  restore: { path: '/settings/upkeep', then: async (page) => { await page.locator('.upkeep .card').first().locator('button').first().click(); await page.locator('.upkeep tbody button').first().click(); await page.waitForSelector('.ant-modal table'); } },
  setup: { path: '/setup' },
  'setup-packs': { path: '/setup', then: async (page) => { await page.evaluate(() => sessionStorage.setItem('setup.step', '3')); await page.reload(); await page.waitForSelector('.setup footer'); } },
  plugin: { path: '/settings/modules', then: async (page) => { await page.locator('.modules .card', { hasText: 'web ·' }).locator('button').first().click(); await page.waitForSelector('.plugin-body'); } },
  twins: { path: '/settings/twins' },
  modules: { path: '/settings/modules' },
  people: { path: '/list/customer?search=0013', then: tab(1) },
  products: { path: '/list/customer?search=0013', then: tab(3) },
  export: { path: '/list/customer', then: (page) => page.locator('.page-head .end button').first().click() },
  several: { path: '/list/customer?where=province+%3D+%E6%B5%99%E6%B1%9F+%7C+%E5%9B%9B%E5%B7%9D', then: (page) => page.locator('.filter-chip button').first().click() },
  brief: { path: '/reports/account_brief?customer=0013' },
  questions: { path: '/reports/eight_questions' },
  api: { path: '/api-docs/records/list' },
  view: { path: '/view/wallet' },
};

mkdirSync(shots, { recursive: true });
const { browser, newContext } = await signedIn();
const begun = await newContext();
await withPeople(await begun.newPage(), address);
await begun.close();
let faults = 0;
const looked = env.AXE === '1' ? ['1366'] : (env.AXE ?? '').split(','); // AXE=1, or the variants: AXE=1366,1366-en,1366-dark
for (const [name, { path, then, narrow }] of Object.entries(pages)) {
  if (wanted.length && !wanted.includes(name)) continue;
  for (const variant of (env.VARIANTS ?? '1366,390,1366-dark,1366-en').split(',')) {
    const [width, how] = variant.split('-');
    const [w, h] = sizes[width];
    const context = await newContext({ viewport: { width: w, height: h }, colorScheme: how === 'dark' ? 'dark' : 'light', locale: how === 'en' ? 'en-US' : how === 'tw' ? 'zh-TW' : 'zh-CN', bypassCSP: false });
    const page = await context.newPage();
    // A picture is taken with a style of Playwright's own, which the policy forbids too: only what our scripts do counts.
    await page.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) => event.sourceFile.includes('/assets/') && console.error(`policy ${event.violatedDirective} ${event.sample}`)));
    const found = (text) => {
      faults += 1;
      console.log(`${name} ${variant}: ${text.slice(0, 240)}`);
    };
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !/favicon|404|422|Applying inline style/.test(message.text())) found(message.text());
    });
    page.on('pageerror', (error) => found(error.message));
    await page.goto(address + path);
    await page.waitForLoadState('load');
    try {
      await page.waitForSelector('.main *', { timeout: 15_000 });
      await page.waitForTimeout(1200);
      if (then && (narrow || width !== '390')) await then(page);
      await page.waitForTimeout(1500);
    } catch (error) {
      found(error.message.split('\n')[0]);
    }
    await page.screenshot({ path: `${shots}${name}-${variant}.png` });
    if (looked.includes(variant)) {
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] }));
      // Choices that stand open are scrolled by the arrows of their field: Ant Design tells that of another element than the one that scrolls.
      const choices = ({ html }) => html.includes('rc-virtual-list-holder');
      for (const fault of violations.filter(({ id, nodes }) => id !== 'scrollable-region-focusable' || !nodes.every(choices))) found(`${fault.id} (${fault.nodes.length}) ${fault.help}: ${fault.nodes[0].html.slice(0, 140)}`);
    }
    await context.close();
  }
}
await browser.close();
console.log(faults === 0 ? 'nothing found' : `${faults} found`);
exit(faults === 0 ? 0 : 1);
