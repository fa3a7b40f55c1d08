// A board (views.d/task_board.toml): cards are moved, taken back, and not written over.
import assert from 'node:assert/strict';

import { called } from '../called.mjs';

const lane = (page, name) => page.locator(`.board section[aria-label="${name}"]`);

export default ({ address }) => ({
  'a card is moved by keyboard, by hand and from its menu, and taken back': async (page) => {
    await page.goto(address + '/view/task_board');
    await lane(page, '待办').waitFor();
    assert.deepEqual(await page.locator('.menu [aria-current]').allInnerTexts(), ['跟进', '任务看板']); // where it belongs
    const subject = `看板 ${Date.now()}`;
    const { operation } = await called(page, 'records/add', { entity: 'task', rows: [{ subject, customer: '0013', state: 'open' }] });
    await page.reload();
    const card = page.locator('li.card', { hasText: subject });
    await lane(page, '待办').locator(card).focus();
    await page.keyboard.press('Shift+ArrowRight');
    await lane(page, '完成').locator(card).waitFor();
    await page.locator('.toast', { hasText: '已移到“完成”' }).waitFor();
    await page.waitForFunction((text) => document.activeElement?.textContent?.includes(text), subject); // it keeps the focus
    await page.locator('.toast .undo').first().click();
    await lane(page, '待办').locator(card).waitFor();
    await lane(page, '待办').locator(card).dragTo(lane(page, '完成'));
    await lane(page, '完成').locator(card).waitFor();
    await lane(page, '完成').locator(card).hover();
    await lane(page, '完成').locator(card).locator('.card-menu').click();
    await page.locator('.drop-menu').getByText('待办').click();
    await lane(page, '待办').locator(card).waitFor();
    await called(page, 'journal/undo', { operation }).catch(() => undefined); // changed since: it may stay
  },
  'a card that somebody else moved meanwhile is told, not written over': async (page) => {
    await page.goto(address + '/view/task_board');
    await lane(page, '待办').waitFor();
    const subject = `同时 ${Date.now()}`;
    const { ids: [id] } = await called(page, 'records/add', { entity: 'task', rows: [{ subject, customer: '0013', state: 'open' }] });
    await page.reload();
    const card = page.locator('li.card', { hasText: subject });
    await lane(page, '待办').locator(card).focus();
    await page.route('**/api/v1/events', (route) => route.abort()); // the page has not heard of it yet
    await page.reload();
    await lane(page, '待办').locator(card).focus();
    await called(page, 'records/set', { entity: 'task', rows: [{ id, state: 'dropped' }] });
    await page.keyboard.press('Shift+ArrowRight');
    await page.locator('.ant-modal .problem', { hasText: '有人先改了' }).waitFor();
    await page.locator('.ant-modal').getByRole('button', { name: '取消' }).click();
    await lane(page, '取消').locator(card).waitFor();
  },
  'any list is a board by one of its fields: lanes say how many they hold, show more, and are kept with a view': async (page) => {
    await page.goto(address + '/list/task');
    await page.waitForSelector('.page-head h1');
    const name = `板${Date.now()}`;
    const made = await called(page, 'records/add', { entity: 'task', rows: Array.from({ length: 34 }, (_, i) => ({ subject: `${name} ${i + 10}`, customer: '0013', state: i < 33 ? 'open' : 'done' })) });
    await page.goto(`${address}/list/task?where=${encodeURIComponent(`subject ~ ${name}`)}&sort=subject`);
    await page.getByRole('button', { name: '看板' }).click();
    await page.getByRole('menuitem', { name: '看板：状态' }).click();
    await lane(page, '待办').waitFor();
    const head = (of) => lane(page, of).locator('h3').innerText();
    assert.match(await head('待办'), /^待办 33$/);
    assert.match(await head('完成'), /^完成 1$/);
    assert.equal(await lane(page, '待办').locator('li.card').count(), 30);
    await lane(page, '待办').getByRole('button', { name: '再显示一些' }).click();
    await lane(page, '待办').locator('li.card').nth(32).waitFor();
    assert.equal(await page.getByRole('button', { name: '再显示一些' }).count(), 0);
    await lane(page, '待办').locator('li.card').first().focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.waitForFunction(() => /^完成 2/.test(document.querySelector('.board section[aria-label="完成"] h3')?.textContent ?? ''));
    assert.match(await head('待办'), /^待办 32/);
    await page.locator('.toast .undo').first().click();
    await page.waitForFunction(() => /^完成 1/.test(document.querySelector('.board section[aria-label="完成"] h3')?.textContent ?? ''));
    await page.locator('.save-view').click();
    await page.getByRole('textbox', { name: '视图名称' }).fill(name);
    await page.keyboard.press('Enter');
    const tab = page.locator('.view-tabs [role=tab]', { hasText: name });
    await tab.waitFor();
    await page.getByRole('button', { name: '看板：状态' }).click();
    await page.getByRole('menuitem', { name: '表格' }).click();
    await page.waitForSelector('.grid-line');
    await tab.click();
    await lane(page, '待办').waitFor();
    assert.match(page.url(), /board=state/);
    await page.getByRole('button', { name: '删除视图' }).click();
    await tab.waitFor({ state: 'detached' });
    await called(page, 'journal/undo', { operation: made.operation });
  },
  'customers by who is responsible, with what each lane comes to': async (page) => {
    await page.goto(address + '/list/customer?where=tier+%3D+A');
    await page.waitForSelector('.grid-line');
    await page.getByRole('button', { name: '看板' }).click();
    await page.getByRole('menuitem', { name: '看板：负责人' }).click();
    const { rows } = await called(page, 'pivot/run', { entity: 'customer', where: ['tier = A'], rows: ['owner'], measures: ['count'] });
    for (const [, , owner, count] of rows.filter(([kind, , owner]) => kind === 'group' && owner)) {
      await lane(page, owner).waitFor();
      assert.match(await lane(page, owner).locator('h3').innerText(), new RegExp(`^${owner} ${count} · [\\d,.]+ ?[万亿]`));
    }
  },
});
