// The pictures of the user guide: eight screens of the demo company, in both languages, small enough to be kept.
//
//     PARETO_OPEN=… node tests/pictures.mjs ADDRESS [name…]     into docs/user-guide/images/
//
// Fails where a picture would be larger than it may be, or shows a problem instead of the page.
import { mkdirSync, writeFileSync } from 'node:fs';
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';

import { withPalette } from '../scripts/palette_png.mjs';
import { withPeople } from './company.mjs';
import { signedIn } from './signed_in.mjs';

const [address = 'http://127.0.0.1:8211', ...wanted] = argv.slice(2);
const folder = fileURLToPath(new URL('../../../../../docs/user-guide/images/', import.meta.url));
const kMost = 150 * 1024;

const customer = async (page) => {
  await page.goto(address + '/list/customer?search=0013');
  await page.locator('a.cell-label').first().click();
  await page.waitForSelector('.kpis b');
};
const screens = {
  home: async (page) => {
    await page.goto(address + '/');
    await page.waitForSelector('.pareto-chart canvas');
    await page.waitForSelector('.actions li');
  },
  list: async (page) => {
    await page.goto(address + '/list/customer?where=tier+%3D+A+%7C+B&sort=-net_12m');
    await page.waitForSelector('.grid-line .of-spark svg');
    for (const i of [1, 3, 4]) await page.locator('.grid-line input').nth(i).click();
  },
  customer,
  people: async (page) => {
    await customer(page);
    await page.locator('.record-tabs [role=tab]').nth(1).click();
    await page.waitForSelector('.people-two canvas');
  },
  import: async (page) => {
    await page.goto(address + '/imports?as=sale');
    const lines = ['单据日期,单据编号,客户编码,存货名称,数量,单位,金额,业务员', '2026-10-21,P-1,0013,烟酸 饲料级,100,kg,5200,青檀', '2026-10-22,P-2,0010,烟酰胺 食品级,20,kg,1840,白桦', '2026-10-32,P-3,0004,烟酸 饲料级,500,kg,24500,银杏'];
    await page.setInputFiles('input[type=file]', { name: '出库明细.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
    await page.locator('.import-foot .btn').nth(1).click();
    await page.waitForSelector('.import-foot .counts');
  },
  tiers: (page) => page.goto(address + '/tiers'),
  report: async (page) => {
    await page.goto(address + '/reports/eight_questions');
    await page.waitForSelector('.doc canvas');
  },
  work: (page) => page.goto(address + '/work'),
};

mkdirSync(folder, { recursive: true });
const { browser, newContext } = await signedIn();
const first = await (await newContext()).newPage();
await withPeople(first, address);
let failed = 0;
for (const [name, go] of Object.entries(screens)) {
  if (wanted.length && !wanted.includes(name)) continue;
  for (const [locale, suffix] of [['zh-CN', '.zh-CN'], ['en-US', '']]) {
    const context = await newContext({ viewport: { width: 1280, height: 720 }, locale, colorScheme: 'light', reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    try {
      await go(page);
      await page.waitForTimeout(3500);
      if (await page.locator('.main .problem').count()) throw new Error('the page shows a problem');
      const png = withPalette(await page.screenshot());
      if (png.length > kMost) throw new Error(`${png.length} bytes are too many`);
      writeFileSync(`${folder}web-${name}${suffix}.png`, png);
      console.log(`${String(Math.round(png.length / 1024)).padStart(4)} KB  web-${name}${suffix}.png`);
    } catch (error) {
      failed += 1;
      console.log(`not ok  ${name}${suffix}: ${String(error.message).split('\n')[0]}`);
    }
    await context.close();
  }
}
await browser.close();
exit(failed === 0 ? 0 : 1);
