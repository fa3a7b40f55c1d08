// Lists as their reader arranges them, and a record beside its list.
import assert from 'node:assert/strict';

export default ({ list, columnOf }) => {
  const head = (page, label) => page.locator('.grid-head [data-column]', { hasText: label }).first();
  const middle = async (at) => {
    const { x, y, width, height } = await at.boundingBox();
    return [x + width / 2, y + height / 2];
  };
  const dragged = async (page, from, to) => {
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move((from[0] + to[0]) / 2, from[1], { steps: 4 });
    await page.mouse.move(...to, { steps: 4 });
    await page.mouse.up();
  };
  const edge = async (at) => {
    const { x, y, width, height } = await at.boundingBox();
    return [x + width, y + height / 2];
  };
  const wide = async (at) => Math.round((await at.boundingBox()).width);
  const there = (page) => page.locator('.beside h2');
  return {
    'a column is dragged to another place, and is there the next time': async (page) => {
      await list(page);
      const before = await page.locator('[role=columnheader]').allInnerTexts();
      const [x, y] = await middle(head(page, '负责人'));
      await dragged(page, await middle(head(page, '省份')), [x - 20, y]);
      assert.equal(await columnOf(page, '省份'), before.findIndex((text) => text.trim() === '负责人'));
      assert.doesNotMatch(page.url(), /sort=/); // dragging is no click
      await page.reload();
      await page.waitForSelector('.grid-line .cell-label');
      assert.equal(await columnOf(page, '负责人'), (await columnOf(page, '省份')) + 1);
    },
    'a column is made wider at its edge, keeps that with its view, and has its own width again': async (page) => {
      await list(page, '/list/customer?where=province+%3D+%E6%B5%99%E6%B1%9F');
      const owner = head(page, '负责人'), before = await wide(owner), [x, y] = await edge(owner);
      await dragged(page, [x, y], [x + 60, y]);
      assert.equal(await wide(owner), before + 60);
      const name = `宽 ${Date.now()}`;
      await page.locator('.save-view').click();
      await page.locator('.save-form input').first().fill(name);
      await page.locator('.save-form button[type=submit]').click();
      await page.locator('.toast', { hasText: name }).waitFor();
      await page.mouse.dblclick(...(await edge(owner)));
      await page.waitForFunction((was) => Math.round(document.querySelector('[data-column=owner]').getBoundingClientRect().width) < was + 40, before);
      await page.getByRole('tab', { name: '全部' }).click();
      await page.getByRole('tab', { name }).click();
      await page.waitForFunction((was) => Math.round(document.querySelector('[data-column=owner]').getBoundingClientRect().width) === was + 60, before);
      await page.locator('.toast .undo').first().click();
    },
    'order and width by keyboard': async (page) => {
      await list(page);
      await page.locator('[role=grid]').focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      const at = await columnOf(page, '负责人'), before = await wide(head(page, '负责人'));
      await page.keyboard.press('Shift+ArrowRight');
      assert.equal(await wide(head(page, '负责人')), before + 16);
      await page.keyboard.press('Control+Shift+ArrowRight');
      assert.equal(await columnOf(page, '负责人'), at + 1);
    },
    'a value is copied by key': async (page) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await list(page);
      await page.locator('[role=grid]').focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Control+c');
      const name = await page.locator('.grid-line .cell-label').first().innerText();
      await page.locator('.toast', { hasText: name }).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), name);
    },
    'a record is looked at beside its list, and the next ones by keys': async (page) => {
      await list(page);
      const names = await page.locator('.grid-line .cell-label').allInnerTexts();
      await page.evaluate(() => document.activeElement.blur());
      await page.keyboard.press('ArrowDown'); // arrows are meant for the list, wherever nothing else has the focus
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Shift+Enter');
      await there(page).filter({ hasText: names[1] }).waitFor();
      await page.keyboard.press('ArrowDown');
      await there(page).filter({ hasText: names[2] }).waitFor();
      await page.locator('.beside-body').click();
      await page.keyboard.press('k');
      await there(page).filter({ hasText: names[1] }).waitFor();
      await page.keyboard.press('j');
      await page.getByRole('button', { name: '下一条' }).click();
      await there(page).filter({ hasText: names[3] }).waitFor();
      await page.locator('.grid-line').nth(5).hover();
      await page.locator('.grid-line').nth(5).locator('.cell-beside').click();
      await there(page).filter({ hasText: names[5] }).waitFor();
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('.beside'));
      await page.locator('.grid-line').nth(1).hover();
      await page.locator('.grid-line').nth(1).locator('.cell-beside').click();
      await page.locator('.beside-head a').click();
      await page.waitForSelector('.record-head h1');
    },
    'a telephone has neither heads to drag nor a record beside': async (page) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await list(page);
      assert.equal(await page.locator('.cell-beside').count(), 0);
      assert.equal(await page.locator('.grid-size').count(), 0);
      await page.locator('[role=grid]').focus();
      await page.keyboard.press('Shift+Enter');
      assert.equal(await page.locator('.beside').count(), 0);
    },
  };
};
