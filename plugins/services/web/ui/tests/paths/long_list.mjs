// A list of some thousand rows: walked to its end and back, the bar dragged to its middle, many chosen.
import assert from 'node:assert/strict';

import { called } from '../called.mjs';

const settled = (page) => page.waitForFunction(() => document.querySelectorAll('.grid-line').length > 5 && !document.querySelector('.grid-line .empty-cell'));

export default ({ address }) => ({
  'a long list is walked to its end and back, a page at a time, and its bar does not jump': async (page) => {
    const asked = [];
    page.on('request', (request) => request.url().endsWith('/records/list') && asked.push(JSON.parse(request.postData())));
    await page.goto(address + '/list/sale?sort=date');
    await settled(page);
    const { count } = await called(page, 'records/count', { entity: 'sale' });
    assert.ok(count > 1000, `only ${count} rows to be walked`);
    await page.locator('.page-head', { hasText: count.toLocaleString('en-US') }).waitFor();
    const high = await page.locator('.grid').evaluate((grid) => grid.scrollHeight);
    assert.ok(Math.abs(high - 36 - count * 32) < 4, `${high} px for ${count} rows`);
    const grid = page.locator('[role=grid]');
    await grid.focus();
    await page.keyboard.press('Control+End');
    await page.locator(`.grid-line.active[aria-rowindex="${count + 1}"]`).waitFor();
    for (let i = 0; i < 5; ++i) await page.keyboard.press('PageUp');
    await settled(page);
    await grid.evaluate((node) => (node.scrollTop = node.scrollHeight / 2));
    await settled(page);
    const middle = await page.locator('.grid-line').first().getAttribute('aria-rowindex');
    assert.ok(Math.abs(Number(middle) - count / 2) < 40, `row ${middle} of ${count} in the middle`);
    assert.equal(await grid.evaluate((node) => node.scrollHeight), high);
    const pages = asked.filter((each) => each.entity === 'sale' && each.limit !== 1);
    assert.ok(pages.every((each) => each.limit <= 100), 'more at once is an export');
    assert.ok(pages.length < 25, `${pages.length} pages for three places`);
    await page.keyboard.press('Control+Home');
    await page.locator('.grid-line.active[aria-rowindex="2"]').waitFor();
  },
  'rows are chosen over many pages by one click with shift': async (page) => {
    await page.goto(address + '/list/sale?sort=date');
    await settled(page);
    await page.locator('.grid-line input').first().click();
    await page.locator('.grid').evaluate((grid) => (grid.scrollTop = 450 * 32));
    await settled(page);
    await page.locator('.grid-line[aria-rowindex="462"] input').click({ modifiers: ['Shift'] });
    await page.getByRole('region', { name: '已选 461 条' }).waitFor();
  },
  'many are removed after all, and are back by one undo': async (page) => {
    const names = ['甲', '乙', '丙'].map((each) => `待删${each}${Date.now()}`);
    await page.goto(address + '/settings');
    await page.waitForSelector('.menu');
    const { ids } = await called(page, 'records/add', { entity: 'customer', rows: names.map((name) => ({ name })) });
    assert.equal(ids.length, 3);
    await page.goto(`${address}/list/customer?search=${encodeURIComponent('待删')}&sort=name`);
    const lines = page.locator('.grid-line', { hasText: names[0].slice(3) });
    await lines.nth(2).waitFor();
    for (let i = 0; i < 3; ++i) await lines.nth(i).locator('input').click();
    await page.locator('.selection-bar').getByRole('button', { name: '删除' }).click();
    await page.locator('.toast', { hasText: '3' }).waitFor();
    await lines.first().waitFor({ state: 'detached' });
    await page.locator('.toast .undo').click();
    await lines.nth(2).waitFor();
    await called(page, 'records/remove', { entity: 'customer', ids });
  },
});
