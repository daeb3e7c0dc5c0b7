import { CARD_NAMES } from '#libs/domain/clock/index.js';
import {
  changeOf,
  changeText,
  type Correction,
  monthText,
  type ReportContent,
  type ReportFigure,
  type ReportText,
  reportTitle,
} from '#libs/domain/report/index.js';
import { valueText } from '#libs/domain/statistics/index.js';
import { type EpochMs, toRfc3339 } from '#libs/domain/time/index.js';
import { type Cell, Paper } from './paper.js';

/** A report as it is printed; without a signer it is a draft, and says so. */
interface PrintedReport {
  readonly version: number;
  readonly content: ReportContent;
  readonly text: ReportText;
  readonly corrects: Correction | null;
  readonly signer: { readonly name: string } | null;
  readonly publishedAt: EpochMs | null;
  readonly sm3: string | null;
}

const minute = (at: EpochMs): string => toRfc3339(at).slice(0, 16).replace('T', ' ');
const NONE = '本月无。';

/** 通报 on A4, in Chinese. The same report gives the same bytes: nothing but the report itself is in it. */
export async function reportPdf(report: PrintedReport): Promise<Buffer> {
  const { content, text, corrects, version, signer, publishedAt } = report;
  const title = reportTitle(content.region.name).zh;
  const month = monthText(content.month);
  const at = publishedAt ?? content.computedAt;
  const paper = new Paper({ title: `${title}(${month})`, author: signer?.name ?? '', at: new Date(at) });
  const state = publishedAt === null ? '(草稿,未发布)' : version > 1 ? `(更正,第 ${version} 版)` : '';
  paper.text(title, { size: 22, face: 'bold', align: 'center', color: '#b8141a', after: 0 });
  paper.text(`${month}${state}`, { size: 14, align: 'center', after: 4 });
  paper.rule('#b8141a');
  if (corrects) paper.text(`本通报更正第 ${corrects.of.version} 版。更正原因:${corrects.reason}`, { color: '#555' });

  const captions = numbered();
  paper.heading('一、导语');
  paper.text(text.lead || '(未填写)');
  paper.heading('二、总体情况');
  await totals(paper, content, captions);
  paper.heading('三、各部门情况');
  await departments(paper, content, captions);
  paper.heading('四、黄牌和红牌');
  await cards(paper, content, captions);
  paper.heading('五、督办及回复');
  await urges(paper, content, captions);
  if (text.demands) {
    paper.heading('六、要求');
    paper.text(text.demands);
  }
  signature(paper, report);
  paper.heading('附:指标说明');
  await definitions(paper, content, captions);
  return paper.finish(`${title} ${month}${report.sm3 ? ` SM3 ${report.sm3.slice(0, 16)}…` : ' 草稿'}`);
}

/** 表1, 表2, … */
function numbered(): (title: string) => string {
  let last = 0;
  return (title) => `表${++last} ${title}`;
}
type Captions = ReturnType<typeof numbered>;

const unitsOf = ({ definitions }: ReportContent) => new Map(definitions.map(({ id, unit }) => [id, unit]));
const namesOf = ({ definitions }: ReportContent) => new Map(definitions.map(({ id, name }) => [id, name.zh]));
function departmentNames({ departments }: ReportContent): (id: string) => string {
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
const counted = (value: number): string => String(Math.round(value * 100) / 100);

async function totals(paper: Paper, content: ReportContent, captions: Captions): Promise<void> {
  const units = unitsOf(content);
  const names = namesOf(content);
  await paper.table(
    captions('总体指标'),
    [
      { title: '指标', share: 30 },
      { title: '本月', share: 18, align: 'right' },
      { title: '分子 / 分母', share: 16, align: 'right' },
      { title: '上月', share: 18, align: 'right' },
      { title: '较上月', share: 20, align: 'right' },
    ],
    content.total.map((figure) => {
      const { indicator, now, before } = figure;
      const unit = units.get(indicator)!;
      return [
        names.get(indicator)!,
        valueText(unit, now.value).zh,
        now.denominator === null ? '—' : `${counted(now.numerator)} / ${counted(now.denominator)}`,
        valueText(unit, before.value).zh,
        changeText(unit, changeOf(figure)).zh,
      ];
    }),
  );
}

async function departments(paper: Paper, content: ReportContent, captions: Captions): Promise<void> {
  const units = unitsOf(content);
  const names = namesOf(content);
  const cell = ({ indicator, now, before }: ReportFigure): Cell => {
    const unit = units.get(indicator)!;
    return [valueText(unit, now.value).zh, `上月 ${valueText(unit, before.value).zh}`];
  };
  for (const { title, indicators } of content.tables) {
    await paper.table(
      captions(title.zh),
      [
        { title: '部门', share: 26 },
        ...indicators.map((id) => ({ title: names.get(id) ?? id, share: 15, align: 'right' as const })),
      ],
      content.departments.map(({ name, figures }) => [
        name,
        ...indicators.map((id) => cell(figures.find(({ indicator }) => indicator === id)!)),
      ]),
    );
  }
}

async function cards(paper: Paper, content: ReportContent, captions: Captions): Promise<void> {
  const nameOf = departmentNames(content);
  const { counts, lines } = content.cards;
  if (counts.length === 0) return paper.text(NONE);
  await paper.table(
    captions('各部门黄牌、红牌数'),
    [
      { title: '部门', share: 60 },
      { title: '黄牌', share: 20, align: 'right' },
      { title: '红牌', share: 20, align: 'right' },
    ],
    counts.map(({ departmentId, yellow, red }) => [nameOf(departmentId), String(yellow), String(red)]),
  );
  await paper.table(
    captions(firstOf('黄牌、红牌明细', lines.length, sum(counts.map(({ yellow, red }) => yellow + red)))),
    [
      { title: '部门', share: 20 },
      { title: '办件编号', share: 26 },
      { title: '事项', share: 22 },
      { title: '状态', share: 8, align: 'center' },
      { title: '计时及期限', share: 17 },
      { title: '发牌时间', share: 14 },
    ],
    lines.map(({ departmentId, caseNo, itemName, level, clock, dueOn, at }) => [
      nameOf(departmentId),
      caseNo,
      itemName,
      CARD_NAMES[level].zh,
      [clock.zh, dueOn],
      minute(at),
    ]),
  );
}

async function urges(paper: Paper, content: ReportContent, captions: Captions): Promise<void> {
  const nameOf = departmentNames(content);
  const { total, answered, lines } = content.urges;
  if (total === 0) return paper.text(NONE);
  paper.text(`本月督办 ${total} 件,已回复 ${answered} 件,未回复 ${total - answered} 件。`);
  await paper.table(
    captions(firstOf('督办及回复明细', lines.length, total)),
    [
      { title: '部门', share: 20 },
      { title: '办件', share: 26 },
      { title: '督办', share: 28 },
      { title: '回复', share: 28 },
    ],
    lines.map(({ departmentId, caseNo, itemName, at, by, message, answerBy, answer }) => [
      nameOf(departmentId),
      [itemName, caseNo],
      [message, `${by} ${minute(at)}`],
      answer
        ? [answer.message, `${answer.by} ${minute(answer.at)}`]
        : ['未回复', answerBy ? `应于 ${answerBy} 前` : ''],
    ]),
  );
}

function signature(paper: Paper, { signer, publishedAt, content, sm3 }: PrintedReport): void {
  if (signer && publishedAt !== null) {
    paper.text(`签发人:${signer.name}`, { align: 'right', after: 0 });
    paper.text(`签发时间:${minute(publishedAt)}`, { align: 'right', after: 10 });
  }
  const { period, previous, computedAt, region } = content;
  const lines = [
    `统计期间 ${period.from} 至 ${period.to},上月 ${previous.from} 至 ${previous.to},数据截至 ${minute(computedAt)}。`,
    `统计范围为${region.name}及其下级地区各部门的办件,模拟办件不计入。分母为 0 的指标为“无数据”。`,
    ...(sm3 ? [`存档内容杂凑值(SM3):${sm3}`] : []),
  ];
  for (const line of lines) paper.text(line, { size: 8.5, color: '#555', after: 0 });
}

async function definitions(paper: Paper, content: ReportContent, captions: Captions): Promise<void> {
  await paper.table(
    captions('指标定义'),
    [
      { title: '指标', share: 22 },
      { title: '计算公式', share: 42 },
      { title: '统计范围', share: 36 },
    ],
    content.definitions.map(({ name, formula, scope }) => [name.zh, formula.zh, scope.zh]),
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const firstOf = (title: string, shown: number, total: number): string =>
  shown < total ? `${title}(共 ${total} 条,列前 ${shown} 条)` : title;
