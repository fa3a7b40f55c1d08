// What was done, found again.
import assert from 'node:assert/strict';

import { called } from '../called.mjs';

export default ({ address }) => ({
  'what was done long ago is found by the name of a record, and by going on page by page': async (page) => {
    await page.goto(address + '/settings');
    await page.waitForSelector('.menu');
    const name = `旧事${Date.now()}`;
    const { ids: [id] } = await called(page, 'records/add', { entity: 'customer', rows: [{ name }] });
    for (let i = 0; i < 55; ++i) await called(page, 'records/set', { entity: 'customer', rows: [{ id, note: String(i) }] });
    await page.goto(address + '/settings/journal');
    const lines = page.locator('.journal-line');
    await lines.nth(49).waitFor();
    assert.equal(await lines.count(), 50);
    await page.locator('.more button').click();
    await lines.nth(60).waitFor();
    const days = await page.locator('.journal-day').allInnerTexts(); // each said once, on the pages behind, too
    assert.match(days[0], /今天/);
    assert.equal(new Set(days).size, days.length);
    await page.locator('.journal-typed input').or(page.locator('input.journal-typed')).first().fill(`新建 ${name}`);
    await page.waitForFunction(() => document.querySelectorAll('.journal-line').length === 1);
    assert.match(await lines.first().innerText(), /客户/); // kinds of records by their names
    await page.locator('.journal-typed input').or(page.locator('input.journal-typed')).first().fill('导入');
    await lines.first().waitFor();
    await page.waitForFunction(() => [...document.querySelectorAll('.journal-line .tag:first-of-type')].every((tag) => ['导入', '已被撤销'].includes(tag.textContent)));
    await page.locator('.journal-line', { hasText: /→ 销售/ }).first().waitFor();
    await page.locator('.journal-asked .day-field input').first().fill('2099-01-01');
    await page.locator('.card .empty').waitFor();
    await called(page, 'records/remove', { entity: 'customer', ids: [id] });
  },
  'an operation is taken back from its row by keyboard, after a look, and done again': async (page) => {
    await page.goto(address + '/settings/journal');
    await page.waitForSelector('.journal-line');
    const name = `行内撤销${Date.now()}`;
    const { ids: [id] } = await called(page, 'records/add', { entity: 'customer', rows: [{ name }] });
    const { operation } = await called(page, 'records/set', { entity: 'customer', rows: [{ id, note: '甲' }] });
    await page.reload();
    const line = page.locator(`#operation-${operation}`), row = page.locator('.journal > li', { has: line });
    await line.focus();
    assert.equal(await row.locator('.journal-begin').evaluate((button) => getComputedStyle(button).opacity), '1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await row.locator('.journal-detail', { hasText: '撤销会改动 1 条' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('.journal-detail') && document.activeElement.textContent === '撤销');
    await page.keyboard.press('Enter');
    const toast = page.locator('.toast', { hasText: '已撤销' });
    await toast.waitFor();
    await page.locator('.journal > li.undone', { has: line }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), `operation-${operation}`);
    await toast.getByRole('button', { name: '重做' }).click();
    await page.locator('.toast', { hasText: '已重做' }).waitFor();
    await page.locator('.journal > li:not(.undone)', { has: line }).waitFor();
    assert.equal((await called(page, 'records/show', { entity: 'customer', which: id })).values.note, '甲');
    await called(page, 'records/remove', { entity: 'customer', ids: [id] });
  },
  'who did it stands in each line, and what was created is named and led to': async (page) => {
    await page.goto(address + '/settings/journal');
    await page.waitForSelector('.journal-line');
    const name = `新客户${Date.now()}`;
    const { ids: [id], operation } = await called(page, 'records/add', { entity: 'customer', rows: [{ name }, { name: name + '乙' }] });
    await page.reload();
    const line = page.locator(`#operation-${operation}`);
    assert.match(await line.innerText(), /文件夹所有者/);
    await line.click();
    const created = page.locator('.journal-detail', { hasText: '新建客户 2 条' }).locator('.journal-created a');
    assert.deepEqual(await created.allInnerTexts(), [name, name + '乙']);
    await created.first().click();
    await page.locator('.record-head h1', { hasText: name }).waitFor();
    assert.match(page.url(), new RegExp(`/record/customer/${id}$`));
    await called(page, 'journal/undo', { operation });
  },
  'what a message says to do is a link to where it is done': async (page) => {
    await page.goto(address + '/reports/key_accounts');
    await page.locator('.report-tools').getByRole('button', { name: '定时' }).click();
    await page.locator('.ant-select', { has: page.locator('#schedule-to') }).click();
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '邮箱' }).click();
    await page.locator('#schedule-address').fill('a@example.com');
    await page.locator('.ant-modal').getByRole('button', { name: '保存' }).click();
    const problem = page.locator('.ant-modal .problem');
    await problem.waitFor();
    assert.doesNotMatch(await problem.innerText(), /pareto /);
    await problem.getByRole('link', { name: '模块' }).click();
    await page.locator('.ant-drawer', { hasText: 'report_post' }).waitFor();
  },
});
