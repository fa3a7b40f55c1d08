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
});
