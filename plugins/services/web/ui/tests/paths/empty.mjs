// Where nothing is yet: a sentence that says so and what to do, no fault and no filter that nobody set. Answers of a workspace without data.
export default ({ address }) => {
  const answers = async (page, method, body, status = 200) => page.route(`**/api/v1/${method}`, (route) => route.fulfill({ status, contentType: status === 200 ? 'application/json' : 'application/problem+json', body: JSON.stringify(body) }));
  return {
    'tiers of a firm that has sold nothing ask for sales': async (page) => {
      await answers(page, 'tiers/run', { status: 422, title: '没有销售', detail: '没有销售' }, 422);
      await page.route('**/api/v1/records/list', (route) => (route.request().postDataJSON().entity === 'sale' ? route.fulfill({ contentType: 'application/json', body: JSON.stringify({ columns: [], rows: [], count: 0 }) }) : route.continue()));
      await page.goto(address + '/tiers');
      await page.locator('.tiers .empty', { hasText: '还没有销售数据' }).getByRole('link', { name: '导入文件' }).waitFor();
      await page.waitForFunction(() => !document.querySelector('.tiers .problem'));
    },
    'a fault of a rule is still one where there are sales': async (page) => {
      await answers(page, 'tiers/run', { status: 422, title: '坏了', detail: '坏了' }, 422);
      await page.goto(address + '/tiers');
      const fault = page.locator('.tiers .problem', { hasText: '坏了' });
      await fault.waitFor();
      await page.waitForFunction(() => { const [sign, text] = document.querySelector('.tiers .problem').children; return sign.getBoundingClientRect().right <= text.getBoundingClientRect().left; });
    },
    'a journal without a line does not speak of conditions, nor does the list of imports': async (page) => {
      await answers(page, 'journal/list', { operations: [], next: null });
      await page.goto(address + '/settings/journal');
      await page.locator('.empty', { hasText: '还没有变更' }).waitFor();
      await page.locator('.journal-typed input').or(page.locator('input.journal-typed')).first().fill('导入');
      await page.locator('.empty', { hasText: '没有符合条件的记录' }).waitFor();
      await page.goto(address + '/imports');
      await page.locator('.empty', { hasText: '还没有导入过文件' }).waitFor();
    },
    'an empty list offers its first record': async (page) => {
      await answers(page, 'records/list', { columns: [], rows: [], count: 0, more_than_count: false, next: null });
      await page.goto(address + '/list/task');
      await page.locator('.empty').getByRole('button', { name: '新建任务' }).click();
      await page.waitForSelector('.record-form');
    },
  };
};
