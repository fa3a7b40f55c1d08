// Lists as their reader arranges them, and a record beside its list.
import assert from 'node:assert/strict';

import { called } from '../called.mjs';

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
  // A condition by its form.
  const conditioned = async (page, field, op) => {
    await page.locator('.filter-add').click();
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().waitFor(); // fields stand open
    await page.keyboard.type(field);
    await page.keyboard.press('Enter');
    if (!op) return;
    await page.locator('.condition-form .ant-select').nth(1).click();
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: op }).click();
  };
  const put = (page) => page.locator('.condition-form button[type=submit]').click();
  const chip = async (page) => (await page.locator('.filter-chip').innerText()).replace(/\s+/g, ' ').trim();
  return {
    'what all rows come to stands beside their count, of those that match': async (page) => {
      const stands = async (entity, where) => {
        const { sums } = await called(page, 'records/sum', { entity, columns: entity === 'customer' ? ['net_12m'] : ['home_amount'], where });
        const words = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 }).format(sums[0].value);
        await page.locator(`.page-head [title^="${words} CNY"]`).waitFor();
      };
      await list(page);
      await stands('customer', []);
      await list(page, '/list/customer?where=tier+%3D+A');
      await stands('customer', ['tier = A']);
      await page.goto(new URL('/list/sale', page.url()).href); // amounts in several currencies have no sum, those at home have
      await stands('sale', []);
    },
    'what is refused in a cell is not lost, and what somebody else wrote first is not written over': async (page) => {
      await list(page, '/list/product');
      const name = `拒绝${Date.now()}`, taken = `T${Date.now()}`;
      const { ids: [id], operation } = await called(page, 'records/add', { entity: 'product', rows: [{ code: `${taken}x`, name }, { code: taken, name: `${name}乙` }] });
      await list(page, `/list/product?where=${encodeURIComponent(`code = ${taken}x`)}`);
      const editor = page.locator('.grid-cell.editing input'), at = async (label) => page.locator('.grid-line').first().locator('[role=gridcell]').nth(await columnOf(page, label));
      const typed = async (label, text) => {
        await (await at(label)).click();
        await page.keyboard.press('F2');
        await editor.waitFor();
        if (text === undefined) return;
        await page.keyboard.press('Control+a');
        await page.keyboard.type(text);
        await page.keyboard.press('Enter');
      };
      await typed('产品编码', taken);
      await page.locator('.toast.bad').waitFor();
      await typed('产品编码');
      assert.equal(await editor.inputValue(), taken);
      await page.keyboard.press('Escape');
      await typed('产品编码');
      assert.equal(await editor.inputValue(), `${taken}x`); // given up
      await page.keyboard.press('Escape');
      // The page has not heard of it yet.
      await page.route('**/api/v1/events', (route) => route.abort());
      await page.reload();
      await page.waitForSelector('.grid-line .cell-label');
      await called(page, 'records/set', { entity: 'product', rows: [{ id, category: '别人的' }] });
      await typed('类别', '我的');
      const both = page.locator('.ant-modal, dialog').filter({ hasText: '有人先改了' });
      await both.waitFor();
      assert.match(await both.innerText(), /别人的[\s\S]*我的/);
      await both.getByRole('button', { name: '仍用我的值' }).click();
      await both.waitFor({ state: 'detached' });
      assert.equal((await called(page, 'records/show', { entity: 'product', which: id })).values.category, '我的');
      await called(page, 'records/remove', { entity: 'product', ids: (await called(page, 'records/list', { entity: 'product', columns: ['id'], where: [`name ~ ${name}`] })).rows.map((row) => row[0]) });
      assert.ok(operation);
    },
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
      assert.equal((await called(page, 'lists/list', { entity: 'customer' })).lists.find((list) => list.name === name).widths.owner, before + 60); // for those it is shared with, too
      await page.mouse.dblclick(...(await edge(owner)));
      await page.waitForFunction((was) => Math.round(document.querySelector('[data-column=owner]').getBoundingClientRect().width) < was + 40, before);
      await page.getByRole('tab', { name: '全部' }).click();
      await page.getByRole('tab', { name }).click();
      await page.waitForFunction((was) => Math.round(document.querySelector('[data-column=owner]').getBoundingClientRect().width) === was + 60, before);
      await page.locator('.toast .undo').first().click();
    },
    'a figure is a condition like a field, typed and told with its unit': async (page) => {
      await list(page);
      await conditioned(page, '净销售');
      await page.locator('.condition-form .ant-input-suffix', { hasText: 'CNY' }).waitFor();
      await page.locator('.condition-form .num-input input').fill('5000000');
      await put(page);
      await page.waitForFunction(() => [...document.querySelectorAll('.grid-line')].length < 12 && document.querySelector('.filter-chip'));
      assert.equal(await chip(page), '净销售 ≥ 500 万');
      await page.locator('.filter-chip button').nth(1).click();
      await conditioned(page, '占比');
      await page.locator('.condition-form .num-input input').fill('5');
      await put(page);
      await page.waitForFunction(() => document.querySelector('.filter-chip b')?.textContent === '5%');
      assert.match(decodeURIComponent(page.url()).replaceAll('+', ' '), /share_12m >= 0\.05/);
      await page.waitForFunction(() => document.querySelectorAll('.grid-line').length === 6);
      await page.locator('.filter-chip button').first().click();
      assert.equal(await page.locator('.condition-form .num-input input').inputValue(), '5');
      await page.keyboard.press('Escape');
      await page.locator('.filter-chip button').nth(1).click();
      await conditioned(page, '超过下单节奏');
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '是' }).click(); // which says all
      await page.waitForFunction(() => document.querySelectorAll('.grid-line').length === document.querySelectorAll('.grid-line [title=超出节奏]').length);
      assert.equal(await chip(page), '超过下单节奏 是');
    },
    'one value is a condition by its name alone, several by their boxes, and both by keyboard': async (page) => {
      await list(page);
      await conditioned(page, '省份');
      const value = page.locator('.several .ant-select-item-option');
      await value.filter({ hasText: '浙江' }).locator('.several-tick').click();
      assert.equal(await page.locator('.filter-chip').count(), 0);
      await value.filter({ hasText: '广东' }).click(); // once one is ticked, names tick too
      await page.getByRole('button', { name: '按 2 个值筛选' }).click();
      await page.locator('.filter-chip', { hasText: '浙江、广东' }).waitFor();
      await page.locator('.filter-chip button').nth(1).click();
      await conditioned(page, '行业');
      await value.first().waitFor();
      await page.keyboard.type('饲');
      await page.keyboard.press('Enter'); // it finds what there is
      await page.locator('.filter-chip', { hasText: '行业 是 饲料' }).waitFor();
      await page.locator('.filter-chip button').nth(1).click();
      await conditioned(page, '行业');
      await value.nth(2).waitFor();
      await page.keyboard.press('Shift+Enter'); // ticks
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: '按 2 个值筛选' }).click();
      await page.locator('.filter-chip').waitFor();
      await page.locator('.filter-chip button').nth(1).click();
      await conditioned(page, '负责人');
      await value.filter({ hasText: '银杏' }).click();
      await page.locator('.filter-chip', { hasText: '负责人 是 银杏' }).waitFor();
      await page.locator('.filter-chip button').nth(1).click();
      await conditioned(page, '省份', '不为空');
      await page.locator('.filter-chip', { hasText: '省份 不为空' }).waitFor();
    },
    'what is typed and left is no condition': async (page) => {
      await list(page);
      await conditioned(page, '省份');
      await page.locator('.several .ant-select-item-option').first().waitFor();
      await page.keyboard.type('浙');
      await page.locator('.page-head h1').click();
      await page.waitForFunction(() => !document.querySelector('.condition-form'));
      assert.equal(await page.locator('.filter-chip').count(), 0);
    },
    'days are told from today: longer ago, in the last, and in the next': async (page) => {
      await list(page);
      const rows = () => page.locator('.page-head .muted').first().innerText();
      const all = await rows();
      await conditioned(page, '末单日期', '早于');
      await put(page);
      await page.locator('.filter-chip', { hasText: '早于 90 天前' }).waitFor();
      await page.waitForFunction((was) => !['', was].includes(document.querySelector('.page-head .muted').innerText), all);
      assert.deepEqual(new URL(page.url()).searchParams.getAll('where'), ['last_order < today-90d']);
      await page.waitForSelector('.grid-line .cell-label');
      await page.locator('.filter-chip button').first().click();
      await page.locator('.condition-form .ant-select').nth(1).click();
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '最近' }).click();
      await page.locator('.condition-form .num-input').fill('6');
      await page.locator('.condition-form .span-unit').click();
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '个月' }).click();
      await put(page);
      await page.locator('.filter-chip', { hasText: '最近 6 个月内' }).waitFor();
      assert.equal(await page.locator('.filter-chip').count(), 1); // both ends are one
      assert.deepEqual(new URL(page.url()).searchParams.getAll('where'), ['last_order >= today-6m', 'last_order <= today']);
      await page.locator('.filter-chip button').nth(1).click();
      await page.waitForFunction((was) => document.querySelector('.page-head .muted').innerText === was, all);
      await list(page, '/list/task?where=due+>%3D+today&where=due+<%3D+today%2B7d').catch(() => undefined); // perhaps none is due
      await page.locator('.filter-chip', { hasText: '今后 7 天内' }).waitFor();
    },
    'columns are as wide as what stands in them, and share what is left': async (page) => {
      await page.setViewportSize({ width: 1920, height: 1080 });
      await list(page);
      await page.waitForTimeout(400);
      const cut = () => [...document.querySelectorAll('.grid-line .of-label .ell, .grid-line .of-text .ell, .grid-head .ell')].filter((each) => each.scrollWidth > each.clientWidth + 1 && !each.closest('[data-column="late.next"]')).map((each) => each.textContent);
      assert.deepEqual((await page.evaluate(cut)).filter((text) => !/^\d\d-\d\d /.test(text)), []); // a next step is as long as it likes
      const heads = await page.locator('.grid-head [data-column]').last().boundingBox(), box = await page.locator('.grid').boundingBox();
      assert.ok(box.x + box.width - heads.x - heads.width < 24, 'the room is used');
      await page.setViewportSize({ width: 1366, height: 768 });
      await page.waitForTimeout(400);
      assert.ok(await page.evaluate(() => document.querySelector('.grid').scrollWidth <= document.querySelector('.grid').clientWidth + 1), 'nothing lies beyond the edge');
      const owner = await wide(head(page, '负责人'));
      await page.getByRole('columnheader', { name: '客户名称' }).locator('button').first().click();
      await page.waitForURL(/sort=name/);
      await page.waitForTimeout(400);
      assert.equal(await wide(head(page, '负责人')), owner); // another order moves nothing
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
    'a head has a menu: by the right button, by its own, and by keyboard': async (page) => {
      await list(page);
      const menu = page.locator('.drop-menu');
      await head(page, '省份').click({ button: 'right' });
      await menu.getByRole('menuitem', { name: '升序' }).click();
      await page.waitForURL(/sort=province/);
      await menu.waitFor({ state: 'detached' });
      await head(page, '省份').hover();
      await head(page, '省份').locator('.grid-menu').click();
      await menu.getByRole('menuitem', { name: '移到最前' }).click();
      assert.equal(await columnOf(page, '省份'), 1); // behind the boxes
      await page.locator('[role=grid]').focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('Shift+F10');
      await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'menuitem');
      await page.keyboard.press('End');
      assert.equal(await page.evaluate(() => document.activeElement.textContent), '隐藏此列');
      await page.keyboard.press('Enter');
      await page.locator('.toast', { hasText: '已隐藏“省份”' }).waitFor();
      assert.equal(await columnOf(page, '省份'), -1);
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'grid'); // the keys are the list's again
      await page.keyboard.press('Shift+F10');
      await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'menuitem');
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'grid');
      await head(page, '行业').click({ button: 'right' });
      await menu.getByRole('menuitem', { name: '按此列筛选' }).click();
      await page.locator('.several .ant-select-item-option', { hasText: '饲料' }).first().click();
      await page.locator('.filter-chip', { hasText: '行业 是 饲料' }).waitFor();
    },
    'no head is cut in English, however little room a record beside leaves': async (page) => {
      await list(page);
      await page.evaluate(() => localStorage.setItem('language', 'en'));
      await page.reload();
      await page.waitForSelector('.grid-line .cell-label');
      await page.locator('[role=grid]').focus();
      await page.keyboard.press('Shift+Enter');
      await there(page).first().waitFor();
      await page.waitForTimeout(400);
      assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('.grid-head .ell')].filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.textContent)), []);
      assert.ok(await page.getByRole('columnheader', { name: 'Province' }).count());
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
