// A record's page and its form.
import assert from 'node:assert/strict';

import { called } from '../called.mjs';

export default ({ address }) => ({
  'what is often copied has a sign that copies it, in the head and among the fields, by keyboard too': async (page) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(address + '/settings');
    await page.waitForSelector('.menu');
    const phone = '0571-8800 1234', name = `复制${Date.now()}有限公司`;
    const { ids: [id] } = await called(page, 'records/add', { entity: 'customer', rows: [{ name, phone, address: '文三路 1 号' }] });
    await page.goto(`${address}/record/customer/${id}`);
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    const sign = page.locator('.record-head .copyable', { hasText: phone }).locator('.copy');
    assert.equal(await sign.evaluate((button) => getComputedStyle(button).opacity), '0');
    await page.locator('.record-head .copyable', { hasText: phone }).hover();
    await sign.click();
    await page.locator('.toast', { hasText: `已复制：${phone}` }).waitFor();
    assert.equal(await copied(), phone);
    await page.locator('.record-head').getByRole('button', { name: '复制客户名称' }).click();
    await page.locator('.toast', { hasText: name }).waitFor();
    await page.locator('.fields').getByRole('button', { name: '复制地址' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.toast', { hasText: '文三路 1 号' }).waitFor();
    assert.equal(await copied(), '文三路 1 号');
    // A page that comes by plain HTTP has no clipboard to write to.
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }));
    await page.locator('.fields').getByRole('button', { name: '复制电话' }).press('Enter');
    await page.locator('.toast:last-child', { hasText: phone }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), '复制电话');
    await page.evaluate(() => delete navigator.clipboard);
    assert.equal(await copied(), phone);
    await called(page, 'records/remove', { entity: 'customer', ids: [id] });
  },
  'a moment is shown and written by the clocks of the workspace, wherever the browser stands': async (page) => {
    const away = await page.context().browser().newContext({ storageState: await page.context().storageState(), locale: 'zh-CN', timezoneId: 'America/New_York' });
    const own = await away.newPage();
    own.setDefaultTimeout(15_000);
    await own.goto(address + '/list/customer');
    await own.waitForSelector('.grid-line');
    const { time_zone } = await called(own, 'workspace/show');
    assert.equal(time_zone, 'Asia/Shanghai');
    const { ids: [id], operation } = await called(own, 'records/add', { entity: 'interaction', rows: [{ customer: '0013', kind: 'call', subject: '问价', start: '2026-10-31 09:30' }] });
    await own.goto(`${address}/record/interaction/${id}`);
    await own.locator('dd', { hasText: '2026-10-31 09:30' }).waitFor();
    await own.locator('.record-head').getByRole('button', { name: '修改' }).click();
    assert.equal(await own.locator('#field-start').inputValue(), '2026-10-31 09:30');
    await own.locator('#field-start').fill('2026-10-31T23:45');
    await own.keyboard.press('Control+Enter');
    await own.locator('dd', { hasText: '2026-10-31 23:45' }).waitFor();
    const shown = await called(own, 'records/show', { entity: 'interaction', which: id });
    assert.equal(shown.values.start, '2026-10-31T15:45:00Z');
    await own.locator('.toast .undo').click();
    await own.locator('dd', { hasText: '2026-10-31 09:30' }).waitFor();
    await called(own, 'journal/undo', { operation });
    await away.close();
  },
  'the next step is put off, and done, each taken back': async (page) => {
    await page.goto(address + '/list/customer');
    await page.waitForSelector('.grid-line');
    const { ids: [id], operation } = await called(page, 'records/add', { entity: 'interaction', rows: [{ customer: '0010', kind: 'call', subject: '问价', start: '2026-11-20 09:30', next_step: '寄样品', next_date: '2026-11-20' }] });
    await page.goto(address + '/list/customer?search=0010');
    await page.locator('a.cell-label').first().click();
    const card = page.locator('.next-step'), { today } = await called(page, 'workspace/show');
    await card.locator('p', { hasText: '寄样品' }).waitFor();
    await card.getByRole('button', { name: '推后' }).click();
    await page.locator('.put-off button', { hasText: '推后一周' }).click();
    const week = new Date(Date.parse(today) + 7 * 86_400_000).toISOString().slice(0, 10);
    assert.equal((await called(page, 'records/show', { entity: 'interaction', which: id })).values.next_date, week);
    await page.locator('.toast', { hasText: week }).locator('.undo').click();
    await card.locator('p.bad', { hasText: '11-20' }).waitFor();
    await card.getByRole('button', { name: '推后' }).click();
    await page.locator('.put-off input').fill('2027-01-08');
    await page.locator('.put-off button[type=submit]').click();
    await card.locator('p', { hasText: '01-08' }).waitFor();
    await card.getByRole('button', { name: '完成' }).click();
    await page.locator('.toast', { hasText: '下一步已完成' }).waitFor();
    await card.locator('p', { hasText: '寄样品' }).waitFor({ state: 'detached' });
    const { values } = await called(page, 'records/show', { entity: 'interaction', which: id });
    assert.deepEqual([values.next_step, values.next_done], ['寄样品', today]);
    await page.locator('.toast', { hasText: '下一步已完成' }).locator('.undo').click();
    await card.locator('p', { hasText: '寄样品' }).waitFor();
    await called(page, 'records/remove', { entity: 'interaction', ids: [id] });
    assert.ok(operation);
  },
  'a day is picked in the language of the page, by keys and by hand': async (page) => {
    const context = await page.context().browser().newContext({ locale: 'zh-CN', storageState: await page.context().storageState(), viewport: { width: 1366, height: 768 } }), own = await context.newPage();
    own.setDefaultTimeout(15_000);
    await own.addInitScript(() => localStorage.setItem('language', 'en'));
    await own.goto(address + '/settings/journal');
    const from = own.locator('.day-field input').first();
    await from.fill('2026-10-31');
    await from.click();
    await own.locator('.day-panel b', { hasText: 'October 2026' }).waitFor();
    assert.equal(await own.locator('.day-grid [role=columnheader]').first().innerText(), 'Mon');
    await own.keyboard.press('ArrowDown');
    await own.locator('.day-panel b', { hasText: 'November 2026' }).waitFor();
    await own.keyboard.press('Enter');
    assert.equal(await from.inputValue(), '2026-11-07');
    await from.click();
    await own.getByRole('gridcell', { name: /Nov 12/ }).click();
    assert.equal(await from.inputValue(), '2026-11-12');
    await from.fill('2026-02-30');
    assert.equal(await from.getAttribute('aria-invalid'), 'true');
    await context.close();
  },
  'the way back from a record keeps the list, and leads along it by keys and buttons': async (page) => {
    const asked = `where=${encodeURIComponent('tier = A | B')}&sort=name`;
    await page.goto(`${address}/list/customer?${asked}`);
    await page.waitForSelector('.grid-line .cell-label');
    const names = await page.locator('.grid-line .cell-label').allInnerTexts(), count = Number(await page.locator('[role=grid]').getAttribute('aria-rowcount')) - 1;
    await page.locator('a.cell-label').nth(1).click();
    const place = (at) => page.locator('.record-steps', { hasText: `${at} / ${count}` }).waitFor(), name = (at) => page.locator('.record-head', { hasText: names[at] }).waitFor();
    await place(2);
    await name(1);
    await page.getByRole('tab', { name: /^任务/ }).click();
    await page.keyboard.press('j');
    await place(3);
    await name(2);
    await page.getByRole('tab', { name: /^任务/, selected: true }).waitFor(); // who goes along for tasks sees tasks
    await page.keyboard.press('Alt+ArrowUp');
    await place(2);
    await page.getByRole('button', { name: '上一条' }).click();
    await place(1);
    await name(0);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), '上一条');
    await page.keyboard.press('k'); // nobody stands before the first
    await place(1);
    await page.reload();
    await place(1);
    await page.locator('.record-back').click();
    await page.waitForSelector('.grid-line .cell-label');
    assert.deepEqual([...new URL(page.url()).searchParams], [['where', 'tier = A | B'], ['sort', 'name']]);
    // One that the list does not hold has no place in it; the way back is the same.
    const { rows: [[other]] } = await called(page, 'records/list', { entity: 'customer', columns: ['id'], where: ['tier = C'], limit: 1 });
    await page.goto(`${address}/record/customer/${other}`);
    await page.waitForSelector('.record-tabs small');
    assert.equal(await page.locator('.record-steps button').count(), 0);
  },
  'a field is changed where it stands, by hand and by keys, and taken back': async (page) => {
    await page.goto(address + '/settings');
    await page.waitForSelector('.menu');
    const { ids: [id] } = await called(page, 'records/add', { entity: 'customer', rows: [{ name: `就地${Date.now()}有限公司`, city: '湖州' }] });
    await page.goto(`${address}/record/customer/${id}`);
    const city = page.locator('.fields > div', { has: page.locator('dt', { hasText: /^城市$/ }) }), pen = city.getByRole('button', { name: '修改城市' });
    await city.locator('dd').getByText('湖州').dblclick();
    await city.locator('input').fill('杭州');
    await page.keyboard.press('Enter');
    await city.getByText('杭州').waitFor();
    assert.equal(await pen.evaluate((button) => button === document.activeElement), true);
    await page.locator('.toast', { hasText: '城市' }).locator('.undo').click();
    await city.getByText('湖州').waitFor();
    await pen.press('Enter');
    await city.locator('input').fill('宁波');
    await page.keyboard.press('Escape');
    await city.getByText('湖州').waitFor();
    assert.equal((await called(page, 'records/show', { entity: 'customer', which: id })).values.city, '湖州');
    // What is empty is filled where it would stand; what is reckoned or not one's own to change has no pen.
    await page.locator('.card', { has: city }).locator('header button[aria-expanded]').click();
    const kind = page.locator('.fields > div', { has: page.locator('dt', { hasText: /^邮政编码$/ }) });
    await kind.getByRole('button', { name: '修改邮政编码' }).click();
    await kind.locator('input').fill('313000');
    await page.keyboard.press('Enter');
    await kind.getByText('313000').waitFor();
    assert.equal(await page.getByRole('button', { name: '修改订单数' }).count(), 0);
    await called(page, 'records/remove', { entity: 'customer', ids: [id] });
  },
  'tabs of a customer say how many, what was said and with whom, and who changed it; a task is done there': async (page) => {
    await page.goto(address + '/settings');
    await page.waitForSelector('.menu');
    const { today } = await called(page, 'workspace/show'), day = (by) => new Date(Date.parse(today) + by * 86_400_000).toISOString().slice(0, 10);
    const { ids: [id] } = await called(page, 'records/add', { entity: 'customer', rows: [{ name: `标签${Date.now()}有限公司`, city: '湖州' }] });
    await called(page, 'records/set', { entity: 'customer', rows: [{ id, city: '杭州' }] });
    await called(page, 'records/add', { entity: 'contact', rows: [{ customer: id, name: '苏叶' }] });
    await called(page, 'records/add', { entity: 'task', rows: [['寄合同', day(9), 'open'], ['没有日期', '', 'open'], ['催款', day(-3), 'open'], ['送样', day(-9), 'done']].map(([subject, due, state]) => ({ customer: id, subject, ...(due ? { due } : {}), state })) });
    await called(page, 'records/add', { entity: 'interaction', rows: [{ customer: id, kind: 'call', contact: '苏叶', start: '2026-10-12 09:30', subject: '问价', summary: '要三年价格走势' }] });
    await page.goto(`${address}/record/customer/${id}`);
    const tab = (name) => page.getByRole('tab', { name });
    await tab(/^任务 3$/).click();
    const tasks = page.locator('.tasks li:has(a)');
    await tasks.first().waitFor();
    assert.deepEqual(await tasks.locator('a').allInnerTexts(), ['催款', '寄合同', '没有日期', '送样']);
    assert.deepEqual(await page.locator('.tasks .tag.bad').allInnerTexts(), ['已过期']);
    await tasks.first().getByRole('button', { name: '完成' }).click();
    await tab(/^任务 2$/).waitFor();
    assert.equal(await tasks.first().locator('a').innerText(), '寄合同');
    await page.locator('.toast', { hasText: '任务已完成' }).locator('.undo').click();
    await tab(/^任务 3$/).waitFor();
    await tab(/^跟进记录 1$/).click();
    const visit = page.locator('[role=tabpanel] .visits li');
    await visit.getByText(/要三年价格走势/).waitFor();
    assert.match(await visit.innerText(), /2026-10-12[^]*苏叶/);
    await tab('变更记录').click();
    await page.locator('.changes-by tr', { hasText: '湖州' }).first().waitFor();
    assert.deepEqual(await page.locator('.change-by').allInnerTexts(), ['文件夹所有者', '文件夹所有者']);
    await called(page, 'records/remove', { entity: 'customer', ids: [id] });
  },
});
