// `npm run demo`: opens ten realistic cases in different stages through the public API of a running development stack.
import { randomUUID } from 'node:crypto';

const base = `http://127.0.0.1:${process.env.PORT ?? 3000}/api/v1`;
const password = 'Tongban#2026';

async function call(method, path, token, body, key) {
  const response = await fetch(base + path, {
    method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...(key && { 'idempotency-key': key }),
    },
    ...(body && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Error(`Nothing answers at ${base}: start the stack first with \`npm start\` (or name its PORT).`);
  });
  const answer = await response.json();
  if (response.status >= 300) throw new Error(`${method} ${path}: ${response.status} ${answer.code}: ${answer.detail}`);
  return answer;
}

const tokens = new Map();
async function tokenOf(username) {
  if (!tokens.has(username)) {
    tokens.set(username, (await call('POST', '/auth/login', undefined, { username, password })).accessToken);
  }
  return tokens.get(username);
}

const give = async (who, caseNo, command, body = {}) =>
  call('POST', `/cases/${caseNo}/commands/${command}`, await tokenOf(who), body, randomUUID());

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const PEOPLE = [
  ['赵小娟', '11010519491231002X', '13800138001'],
  ['王建国', '441500198503151238', '13800138002'],
  ['李秀英', '410727199006204561', '13800138003'],
];

async function application(item, n) {
  const [name, idNo, phone] = PEOPLE[n % PEOPLE.length];
  return {
    itemCode: item.itemCode,
    channel: 'online',
    applicant: { type: 'natural_person', name, idType: 'id_card', idNo, phone },
    materials: item.materials
      .filter(({ necessity, exempt }) => necessity === 'mandatory' && !exempt)
      .map(({ id }) => ({ materialId: id, form: 'electronic' })),
    form: {},
    delivery: { method: 'window' },
  };
}

const approve = async (caseNo, people) => {
  for (const who of people) await give(who, caseNo, 'decide-step', { outcome: 'approve', opinion: '符合条件,同意' });
};
const accept = async (caseNo) => {
  await give('prereview', caseNo, 'pass-pre-review', { opinion: '材料齐全,符合法定形式' });
  await give('acceptance', caseNo, 'accept', { opinion: '予以受理' });
};

/** What becomes of each case: its title, a word of its item's name, and the work done on it. */
const STORIES = [
  ['待预审', '防雷装置', async () => {}],
  [
    '待补正',
    '防雷装置',
    (caseNo, item) =>
      give('prereview', caseNo, 'request-supplement', {
        lines: [{ materialId: item.materials[1].id, requirement: '请加盖施工单位竣工图章并由负责人签字' }],
      }),
  ],
  ['待现场核验', '食品经营', (caseNo) => give('prereview', caseNo, 'pass-pre-review')],
  ['待受理', '防雷装置', (caseNo) => give('prereview', caseNo, 'pass-pre-review')],
  ['审批中', '防雷装置', (caseNo) => accept(caseNo)],
  [
    '特别程序中',
    '防雷装置',
    async (caseNo) => {
      await accept(caseNo);
      await give('handler', caseNo, 'start-special-procedure', {
        kind: '检测',
        basis: '《中华人民共和国行政许可法》第四十五条',
        notice: { content: '需由检测机构出具防雷装置竣工检测报告,所需时间不计算在审批期限内。', servedOn: today },
        workingDays: 10,
      });
    },
  ],
  [
    '不予受理',
    '防雷装置',
    async (caseNo) => {
      await give('prereview', caseNo, 'pass-pre-review');
      await give('acceptance', caseNo, 'refuse-acceptance', {
        reason: '申请事项依法不属于本行政机关职权范围',
        legalBasis: '《中华人民共和国行政许可法》第三十二条第一款第(二)项',
      });
    },
  ],
  [
    '待制证',
    '防雷装置',
    async (caseNo) => {
      await accept(caseNo);
      await approve(caseNo, ['handler', 'reviewer', 'approver']);
    },
  ],
  [
    '办结',
    '防雷装置',
    async (caseNo) => {
      await accept(caseNo);
      await approve(caseNo, ['handler', 'reviewer', 'approver']);
      await give('issuer', caseNo, 'make-licence');
      await give('issuer', caseNo, 'hand-over', { inPerson: true });
    },
  ],
  [
    '不予许可',
    '防雷装置',
    async (caseNo) => {
      await accept(caseNo);
      await approve(caseNo, ['handler', 'reviewer']);
      await give('approver', caseNo, 'decide-step', {
        outcome: 'deny',
        opinion: '接地电阻检测值不符合GB50601—2010要求',
      });
    },
  ],
];

try {
  const { rows } = await call('GET', '/items');
  const items = await Promise.all(rows.map(({ itemCode }) => call('GET', `/items/${itemCode}`)));
  for (const [n, [title, word, work]] of STORIES.entries()) {
    const item = items.find(({ name }) => name.includes(word));
    const opened = await call('POST', '/cases', await tokenOf('applicant'), await application(item, n), randomUUID());
    await work(opened.caseNo, item);
    console.log(`${title}\t${opened.caseNo}\t查询密码 ${opened.queryPassword}\t${item.name}`);
  }
  console.log(`\nSign in as prereview, acceptance, handler, approver, issuer or supervisor (password ${password}).`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
