import { describe, expect, it } from 'vitest';
import { aCase } from './testing.js';

const waiting = () => aCase().does('prereview', 'pass-pre-review', {});

describe('claim, release, transfer, delegate', () => {
  it('a claimed case is worked on by nobody else', () => {
    const story = waiting().does('acceptance', 'claim', {});
    expect(story.row.assigneeId).toBe('acceptance');
    for (const name of ['accept', 'claim', 'release'] as const) {
      expect(['ASSIGNED_TO_ANOTHER', 'COMMAND_NOT_AVAILABLE']).toContain(story.refuses('colleague', name, {}));
    }
    expect(story.refuses('colleague', 'transfer', { toUser: 'x', reason: '忙' })).toBe('ASSIGNED_TO_ANOTHER');
    expect(story.available('colleague')).not.toContain('accept');
    story.does('acceptance', 'release', {}).does('colleague', 'claim', {}).does('colleague', 'accept', {});
  });

  it('the leader may release or transfer it', () => {
    const story = waiting().does('acceptance', 'claim', {});
    expect(story.refuses('leader', 'transfer', { toUser: 'acceptance', reason: '病假' })).toBe('NO_CHANGE');
    expect(story.refuses('leader', 'transfer', { toUser: 'acceptance-2', reason: ' ' })).toBe('REASON_REQUIRED');
    story.does('leader', 'transfer', { toUser: 'acceptance-2', reason: '病假' }).does('colleague', 'accept', {});
  });

  it('a delegated case comes back with its release', () => {
    const story = waiting();
    expect(story.refuses('acceptance', 'delegate', { toUser: 'acceptance-2', reason: '出差' })).toBe(
      'COMMAND_NOT_AVAILABLE',
    );
    story.does('acceptance', 'claim', {});
    expect(story.refuses('acceptance', 'delegate', { toUser: 'acceptance', reason: '出差' })).toBe('NO_CHANGE');
    story.does('acceptance', 'delegate', { toUser: 'acceptance-2', reason: '出差' });
    expect(story.refuses('acceptance', 'accept', {})).toBe('ASSIGNED_TO_ANOTHER');
    story.does('colleague', 'release', {});
    expect(story.state).toMatchObject({ assigneeId: 'acceptance' });
    expect(story.state.delegatorId).toBeUndefined();
  });

  it('a claim ends with the stage and with the step, and so does a delegation', () => {
    const story = waiting().does('acceptance', 'claim', {}).does('acceptance', 'accept', {});
    expect(story.row.assigneeId).toBeNull();
    story.does('handler', 'claim', {}).does('handler', 'delegate', { toUser: 'handler-2', reason: '出差' });
    const deputy = { id: 'handler-2', name: '副', roles: ['handler'] as const };
    story
      .does(deputy, 'decide-step', { outcome: 'approve' })
      .does('reviewer', 'claim', {})
      .does('reviewer', 'release', {});
    expect(story.row.assigneeId, 'nobody of the step before').toBeNull();
  });

  it('the one picked as next handler has it claimed; several picked share it', () => {
    expect(aCase().does('prereview', 'pass-pre-review', { nextHandlers: ['acceptance-2'] }).row.assigneeId).toBe(
      'acceptance-2',
    );
    expect(
      aCase().does('prereview', 'pass-pre-review', { nextHandlers: ['acceptance', 'acceptance-2'] }).row.assigneeId,
    ).toBeNull();
  });
});

describe('督办', () => {
  it('one at a time, and it must be answered', () => {
    const story = waiting();
    expect(story.refuses('leader', 'urge', { message: '请抓紧' })).toBe('FORBIDDEN');
    expect(story.refuses('supervisor', 'urge', { message: ' ' })).toBe('TEXT_REQUIRED');
    story.does('supervisor', 'urge', { message: '请抓紧' });
    expect(story.row.urgeOpen).toBe(true);
    expect(story.refuses('supervisor', 'urge', { message: '再催' })).toBe('COMMAND_NOT_AVAILABLE');
    expect(story.refuses('acceptance', 'answer-urge', { message: '' })).toBe('TEXT_REQUIRED');
    story.does('acceptance', 'answer-urge', { message: '今日办结' });
    expect(story.row.urgeOpen).toBe(false);
    expect(story.refuses('acceptance', 'answer-urge', { message: '又' })).toBe('COMMAND_NOT_AVAILABLE');
    story.does('supervisor', 'urge', { message: '第二次' });
  });

  it('by the next working day, or as the supervisor says', () => {
    const story = waiting().does('supervisor', 'urge', { message: '请抓紧' });
    expect(story.row.urgeDueOn).toBe('2026-03-03');
    story.does('acceptance', 'answer-urge', { message: '今日办结' });
    expect(story.row.urgeDueOn).toBeNull();
    expect(story.does('supervisor', 'urge', { message: '再催', answerWorkingDays: 5 }).row.urgeDueOn).toBe(
      '2026-03-09',
    );
    for (const answerWorkingDays of [0, 11, 1.5])
      expect(waiting().refuses('supervisor', 'urge', { message: '请抓紧', answerWorkingDays })).toBe(
        'ANSWER_DAYS_INVALID',
      );
  });

  it('also when the case has ended meanwhile', () => {
    const story = waiting()
      .does('supervisor', 'urge', { message: '请抓紧' })
      .does('applicant', 'withdraw', { reason: '不办了' });
    expect(story.does('leader', 'answer-urge', { message: '申请人已撤回' }).row.urgeOpen).toBe(false);
  });
});

describe('抄送, 批阅, 数据更正', () => {
  it('a copy makes a to-read entry and moves no clock (APR-14)', () => {
    const story = waiting();
    const clocks = story.state.clocks;
    story
      .on('2026-03-02 10:00')
      .does('acceptance', 'copy-to', { users: ['leader', 'leader', 'auditor'], message: '请阅' });
    expect(story.state.clocks).toEqual(clocks);
    expect(story.row).toMatchObject({ readers: ['leader', 'auditor'], stage: 'awaiting_acceptance' });
    expect(story.refuses('acceptance', 'copy-to', { users: ['leader'] })).toBe('NO_CHANGE');
    expect(story.refuses('acceptance', 'copy-to', { users: [] })).toBe('NO_CHANGE');
    expect(story.refuses('applicant', 'copy-to', { users: ['x'] })).toBe('FORBIDDEN');
  });

  it('the window that served the applicant may read on, wherever it is (SCR-04)', () => {
    const story = aCase('original_pre_review').does('prereview', 'pass-pre-review', {});
    expect(story.row.readers).toEqual([]);
    story.does('window', 'check-originals', { materialIds: ['application', 'identity', 'training'] });
    story.does('window', 'annotate', { opinion: '已核验' });
    expect(story.row.readers).toEqual(['window']);
  });

  it('a remark needs words', () => {
    expect(waiting().refuses('leader', 'annotate', { opinion: ' ' })).toBe('OPINION_REQUIRED');
    expect(waiting().does('leader', 'annotate', { opinion: '同意' }).last('annotated').opinion).toBe('同意');
  });

  it('a correction keeps every former value with its reason (ACC-07)', () => {
    const story = waiting();
    story.does('acceptance', 'correct-data', {
      changes: { 'applicant.name': '王小民', 'form.area': 20 },
      reason: '笔误',
    });
    expect(story.state).toMatchObject({
      applicant: { name: '王小民', idNo: '11010519491231002X' },
      form: { area: 20, projectName: '便民早餐店' },
    });
    expect(story.last('data-corrected')).toMatchObject({
      data: { fields: ['applicant.name', 'form.area'], reason: '笔误' },
      personal: { before: { 'applicant.name': '王小明', 'form.area': null } },
    });
    story.does('acceptance', 'correct-data', {
      changes: { 'form.area': 25, 'applicant.name': '王小民' },
      reason: '复测',
    });
    expect(story.last('data-corrected').personal).toEqual({
      before: { 'form.area': 20 },
      changes: { 'form.area': 25 },
    });
  });

  it('a preferred channel is chosen later, and taken back (MSG-07)', () => {
    const story = waiting();
    const correct = (preferredChannel: string) =>
      story.does('acceptance', 'correct-data', {
        changes: { 'applicant.preferredChannel': preferredChannel },
        reason: '申请人来电',
      });
    expect(correct('mobile').state.applicant.preferredChannel).toBe('mobile');
    expect(correct('').state.applicant).not.toHaveProperty('preferredChannel', '');
  });

  it.each<[string, Record<string, string | number>, string]>([
    ['the identity number', { 'applicant.idNo': '1' }, 'FIELD_NOT_CORRECTABLE'],
    ['a field that the form does not have', { 'form.colour': 'red' }, 'FIELD_NOT_CORRECTABLE'],
    ['the stage', { stage: 'completed' }, 'FIELD_NOT_CORRECTABLE'],
    ['a prototype', { 'applicant.__proto__': 'x' }, 'FIELD_NOT_CORRECTABLE'],
    ['a deeper path', { 'form.area.x': 1 }, 'FIELD_NOT_CORRECTABLE'],
    ['the name to nothing', { 'applicant.name': ' ' }, 'TEXT_REQUIRED'],
    ['the phone to a number', { 'applicant.phone': 138 }, 'FORM_INVALID'],
    ['the phone to no phone', { 'applicant.phone': 'x' }, 'FORM_INVALID'],
    ['the channel to one that is none', { 'applicant.preferredChannel': 'telex' }, 'FORM_INVALID'],
    ['an address beyond its bound', { 'applicant.address': '路'.repeat(301) }, 'FORM_INVALID'],
    ['a required field to nothing', { 'form.projectName': '' }, 'FORM_INVALID'],
    ['a number to a word', { 'form.area': 'big' }, 'FORM_INVALID'],
    ['a text beyond its bound', { 'form.projectName': 'x'.repeat(51) }, 'FORM_INVALID'],
    ['a choice to none', { 'form.kind': '注销' }, 'FORM_INVALID'],
    ['nothing', {}, 'NO_CHANGE'],
    ['a value to itself', { 'applicant.name': '王小明' }, 'NO_CHANGE'],
  ])('not %s', (_, changes, code) => {
    expect(waiting().refuses('acceptance', 'correct-data', { changes, reason: '笔误' })).toBe(code);
  });

  it('not without a reason, not by the applicant, not after the decision', () => {
    const changes = { 'form.area': 20 };
    expect(waiting().refuses('acceptance', 'correct-data', { changes, reason: '' })).toBe('REASON_REQUIRED');
    expect(waiting().refuses('applicant', 'correct-data', { changes, reason: '改' })).toBe('FORBIDDEN');
    expect(aCase().accepted().granted().refuses('issuer', 'correct-data', { changes, reason: '改' })).toBe(
      'COMMAND_NOT_AVAILABLE',
    );
  });
});

describe('a stale revision', () => {
  it('is refused before anything else; the present one is taken', () => {
    const story = waiting();
    expect(story.state.rev).toBe(2);
    expect(story.refuses('acceptance', 'accept', {}, 1)).toBe('STALE_REVISION');
    expect(story.refuses('acceptance', 'accept', {}, 3)).toBe('STALE_REVISION');
    expect(story.refuses('applicant', 'accept', {}, 1)).toBe('STALE_REVISION');
    expect(story.does('acceptance', 'accept', {}, 2).state.rev).toBe(3);
  });
});

describe('a rejection says what to do, in both languages', () => {
  const rejection = (by: 'applicant' | 'colleague' | 'acceptance', name: 'accept' | 'make-licence') => {
    const decision = waiting().does('acceptance', 'claim', {}).decide(by, name, {});
    return decision.ok ? undefined : decision.rejection;
  };
  it.each([
    [
      'acceptance',
      'make-licence',
      409,
      '当前环节“待受理”不能执行此操作,请刷新办件后按可用操作办理。',
      'at stage “Awaiting acceptance”',
    ],
    ['applicant', 'accept', 403, '您的岗位不能执行此操作,请联系受理人员办理。', 'the role acceptance officer'],
    ['colleague', 'accept', 409, '该办件已由 acceptance 认领,请其办理或转办后再操作。', 'claimed by acceptance'],
  ] as const)('%s, %s', (by, name, status, zh, en) => {
    const found = rejection(by, name);
    expect(found).toMatchObject({ status, zh });
    expect(found?.en).toContain(en);
    expect(found?.en, 'no Chinese in the English sentence').not.toMatch(/[\u4e00-\u9fff]/);
  });
});
