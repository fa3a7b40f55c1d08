// Who there is, found and put in order.
import assert from 'node:assert/strict';

export default ({ address }) => ({
  'people are sorted by a head, by keyboard too, and searched as they stand': async (page) => {
    await page.goto(address + '/settings/team');
    const head = page.getByRole('columnheader', { name: '客户' }), numbers = page.locator('.people tbody td:nth-child(5)');
    await numbers.first().waitFor();
    const counts = async () => (await numbers.allInnerTexts()).map((text) => Number(text.replace('–', '0')));
    assert.equal(await head.getAttribute('aria-sort'), 'none');
    await head.getByRole('button').focus();
    await page.keyboard.press('Enter');
    assert.equal(await head.getAttribute('aria-sort'), 'descending');
    const down = await counts();
    assert.deepEqual(down, [...down].sort((a, b) => b - a));
    await page.keyboard.press('Enter');
    assert.equal(await head.getAttribute('aria-sort'), 'ascending');
    const up = (await counts()).filter(Boolean); // who has none stands last
    assert.deepEqual(up, [...up].sort((a, b) => a - b));
    await page.locator('.team-tools input').fill('内贸一组');
    await page.waitForFunction(() => [...document.querySelectorAll('.people tbody tr')].every((row) => row.textContent.includes('内贸一组')));
    const found = (await counts()).filter(Boolean);
    assert.deepEqual(found, [...found].sort((a, b) => a - b));
  },
  'fields that a role treats otherwise than the rest are counted at their kind and stand out in it': async (page) => {
    await page.goto(address + '/settings/team');
    await page.getByRole('tab', { name: '角色与权限' }).click();
    await page.locator('.role-list button', { hasText: /客服|内勤|服务/ }).first().click();
    const kind = page.locator('.rights button', { hasText: '销售明细' });
    await kind.locator('.tag', { hasText: '5 项不同' }).waitFor(); // also where the role says nothing else of the kind
    await kind.click();
    await page.locator('.field-rights li.differs').first().waitFor();
    assert.equal(await page.locator('.field-rights li.differs').count(), 5);
    assert.match(await page.locator('.field-rights li.differs').first().innerText(), /≠/);
  },
});
