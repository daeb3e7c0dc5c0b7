import { type Office, todayInChina } from '../../support/office.js';

interface Line {
  readonly id: string;
  readonly month: string;
  readonly state: string;
}
const PATH = '/api/v1/reports';
const LEAD =
  '各县(市、区)人民政府,市直各部门:\n本月全市政务服务部门坚持“马上办、网上办、就近办、一次办”,办件总体平稳。现将本月政务服务效能情况通报如下。';
const DEMANDS =
  '一、对红牌办件,责任部门应当在 5 个工作日内书面说明原因并完成整改。\n二、各部门要落实一次性告知,减少退件和重复补正。';

export const thisMonth = (): string => todayInChina().slice(0, 7);

/** The month before this one, which is over. */
export function lastMonth(): string {
  const [year, month] = todayInChina().split('-').map(Number) as [number, number];
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}

/** A report of the region and month with its text, started where there is none yet; published if that is wanted. */
export async function aReport(
  office: Office,
  { region, month, publish = false }: { region: string; month: string; publish?: boolean },
): Promise<string> {
  const supervisor = await office.as('supervisor');
  const query = `region=${region}&year=${month.slice(0, 4)}&limit=100`;
  const { body } = await supervisor.get<{ rows: readonly Line[] }>(`${PATH}?${query}`);
  const known = body.rows.find((line) => line.month === month);
  if (known) return known.id;
  const { body: started } = await supervisor.post<{ id: string; rev: number }>(PATH, { region, month });
  const text = { lead: LEAD, demands: DEMANDS, rev: started.rev };
  const { body: written } = await supervisor.put<{ rev: number }>(`${PATH}/${started.id}/text`, text);
  if (publish) await supervisor.post(`${PATH}/${started.id}/publish`, { rev: written.rev });
  return started.id;
}
