// What the demo company's files lack, written by HTTP as people would: who is there at a customer, how they stand to us, what was said.
// Once: a workspace that has them is left as it is. All invented.
const kCustomer = '0013';

export async function withPeople(page, address) {
  await page.goto(address);
  await page.waitForSelector('.menu');
  await page.evaluate(async (customer) => {
    const { csrf } = await (await fetch('/api/v1/session')).json();
    const call = async (method, body) => {
      const answer = await fetch('/api/v1/' + method, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf, 'Accept-Language': 'zh-Hans' }, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${method}: ${await answer.text()}`);
      return answer.json();
    };
    const add = async (entity, rows) => {
      const { rejects } = await call('records/add', { entity, rows });
      if (rejects.length) throw new Error(`${entity}: ${JSON.stringify(rejects)}`);
    };
    const there = await call('records/count', { entity: 'contact', where: [`customer = ${customer}`] });
    if (there.count > 0) return;
    const of = { customer };
    await add('department', ['总经办', '采购部', '技术部', '财务部'].map((name) => ({ ...of, name })));
    const people = [['岳澄', '副总经理', '总经办', 'decider'], ['郗明远', '采购总监', '采购部', 'influencer'], ['霍青禾', '采购主管', '采购部', 'buyer'], ['阮静舟', '技术经理', '技术部', 'evaluator'], ['简宁', '财务经理', '财务部', 'gatekeeper']];
    await add('contact', people.map(([name, position], i) => ({ ...of, name, position, mobile: `000-0000-01${String(i).padStart(2, '0')}` })));
    await add('contact_role', people.map(([contact, position, department, part]) => ({ contact, department, position, part, from_date: '2024-01-01' })));
    await add('relation', [['郗明远', '青檀', 3], ['阮静舟', '青檀', 4], ['霍青禾', '青檀', 2], ['岳澄', '银杏', -1], ['郗明远', '银杏', 1]].map(([contact, user, strength]) => ({ contact, user, strength, kind: '业务' })));
    await add('relation', [['岳澄', '郗明远', -2, '上下级'], ['郗明远', '霍青禾', 3, '上下级'], ['阮静舟', '郗明远', 2, '同事']].map(([contact, other_contact, strength, kind]) => ({ contact, other_contact, strength, kind })));
    const visits = [['call', '2026-10-22 09:30', '霍青禾', '催四季度订单', '库存够到 11 月中，价格要等副总定', 12, '带四季度报价拜访岳澄，弄清比价的标准和时间表', '2026-11-26'], ['visit', '2026-09-16 14:00', '阮静舟', '新批次溶解度', '合格，技术部愿意继续用', 100], ['call', '2026-08-14 10:05', '郗明远', '比价', '承认在比价，对方低 4%，账期 60 天', 18], ['message', '2026-07-08 08:40', '霍青禾', '到货通知', '', 5], ['visit', '2026-05-28 15:20', '岳澄', '新任副总首访', '先看数据再谈，要三年价格走势', 60]];
    await add('interaction', visits.map(([kind, start, contact, subject, summary, actual_minutes, next_step, next_date]) => ({ ...of, kind, start, contact, user: '青檀', subject, summary, actual_minutes, ...(next_step ? { next_step, next_date } : {}) })));
    await add('task', [['核对 4% 价差后的毛利', '2026-11-24'], ['请阮静舟出溶解度报告', '2026-11-27']].map(([subject, due]) => ({ ...of, subject, due, owner: '青檀', state: 'open' })));
  }, kCustomer);
}
