import { describe, expect, it } from 'vitest';
import { aCase, atWindow, anApplication, Story } from './testing.js';

const made = () =>
  aCase('fully_online', { application: { delivery: { method: 'window' } } })
    .accepted()
    .granted()
    .does('issuer', 'make-licence', {});

describe('what the officers’ manual asks to be kept', () => {
  it('the window’s opinion, and what was wrong before it was put right on the spot (APP-04, APP-21)', () => {
    const materials = anApplication().materials.map((line, n) => ({
      ...line,
      passed: true,
      ...(n === 0 && { correctedOnSpot: ' 申请书未盖章 ' }),
    }));
    const story = new Story({}).does('window', 'submit', anApplication({ ...atWindow(), materials, opinion: '同意' }));
    const submitted = story.last('case-submitted');
    expect(submitted.opinion).toBe('同意');
    expect(submitted.data.materials[0]).toMatchObject({ passed: true, correctedOnSpot: '申请书未盖章' });
    expect(submitted.data.materials[1]).not.toHaveProperty('correctedOnSpot');
  });

  it('that the paper is what was filed online (APP-10)', () => {
    const story = aCase('original_pre_review').does('prereview', 'pass-pre-review', {});
    const materialIds = story.state.materials.map(({ materialId }) => materialId);
    story.does('window', 'check-originals', { materialIds, paperMatchesElectronic: true });
    expect(story.last('originals-checked').data.paperMatchesElectronic).toBe(true);
  });

  it('files that were replaced during the examination, before the acceptance; other lines stay (ACC-09)', () => {
    const story = aCase('fully_online').does('prereview', 'pass-pre-review', {});
    const untouched = story.state.materials.filter(({ materialId }) => materialId !== 'application');
    const materials = [{ materialId: 'application', form: 'electronic' as const, attachmentIds: ['f2'] }];
    story.does('acceptance', 'accept', { materials });
    expect(story.last('materials-amended').seq).toBe(story.last('accepted').seq - 1);
    expect(story.state.materials).toEqual(
      expect.arrayContaining([...untouched, expect.objectContaining(materials[0])]),
    );
    expect(story.state.materials).toHaveLength(untouched.length + 1);
  });

  it('the form as the staff entered it, the former values kept, before the acceptance; what stands stays (ACC-14)', () => {
    const story = aCase('fully_online').does('prereview', 'pass-pre-review', {});
    const form = { projectName: '便民早餐店', area: 20, kind: '' };
    story.does('acceptance', 'accept', { form });
    expect(story.last('data-corrected')).toMatchObject({
      seq: story.last('accepted').seq - 1,
      data: { fields: ['form.area'] },
      personal: { before: { 'form.area': null }, changes: { 'form.area': 20 } },
    });
    expect(story.state.form).toEqual({ projectName: '便民早餐店', area: 20 });
  });

  it('no form that an application could not have carried, and nothing else under its name', () => {
    const story = aCase('fully_online').does('prereview', 'pass-pre-review', {});
    expect(story.refuses('acceptance', 'accept', { form: { area: 'big' } })).toBe('FORM_INVALID');
    expect(story.refuses('acceptance', 'accept', { form: { projectName: '' } })).toBe('FORM_INVALID');
    expect(story.refuses('acceptance', 'accept', { form: { colour: 'red' } })).toBe('FIELD_NOT_CORRECTABLE');
  });

  it('a replaced file of a material that the item does not have is refused with the whole acceptance', () => {
    const story = aCase('fully_online').does('prereview', 'pass-pre-review', {});
    const materials = [{ materialId: 'nothing', form: 'electronic' as const }];
    expect(story.refuses('acceptance', 'accept', { materials })).toBe('MATERIAL_UNKNOWN');
  });

  it('how the result was collected, the opinion, and the applicant’s data as corrected (RES-06, RES-08)', () => {
    const receiver = { name: '王小明', idType: 'id_card', idNo: '11010519491231002X' } as const;
    const story = made().does('issuer', 'hand-over', {
      inPerson: true,
      receiver,
      collection: 'window',
      opinion: '已领',
    });
    expect(story.last('handed-over')).toMatchObject({
      opinion: '已领',
      data: { inPerson: true, collection: 'window' },
      personal: { receiver },
    });
  });

  it('data of the applicant that were emptied are not registered as a receiver', () => {
    const receiver = { name: ' ', idType: 'id_card', idNo: '11010519491231002X' } as const;
    expect(made().refuses('issuer', 'hand-over', { inPerson: true, receiver })).toBe('RECEIVER_REQUIRED');
  });
});
