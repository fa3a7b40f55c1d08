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
});
