import { describe, expect, it } from 'vitest';
import {
  APPLICANT_TYPES,
  CHANNELS,
  DELIVERY_METHODS,
  ID_TYPES,
  SPECIAL_PROCEDURES,
  termOf,
  type TermSet,
} from './index.js';

describe('a term is found by identifier, Chinese name, code or another usual name, however it is spelled', () => {
  it.each<[TermSet, string, string | undefined]>([
    [APPLICANT_TYPES, 'natural_person', 'natural_person'],
    [APPLICANT_TYPES, 'naturalPerson', 'natural_person'],
    [APPLICANT_TYPES, 'Natural person', 'natural_person'],
    [APPLICANT_TYPES, '自然人', 'natural_person'],
    [APPLICANT_TYPES, '1', 'natural_person'],
    [APPLICANT_TYPES, 'legalPerson', 'enterprise'],
    [ID_TYPES, 'ID-Card', 'id_card'],
    [ID_TYPES, '111', 'id_card'],
    [ID_TYPES, 'unifiedSocialCreditCode', 'credit_code'],
    [DELIVERY_METHODS, 'courier', 'mail'],
    [DELIVERY_METHODS, 'self_pickup', 'window'],
    [CHANNELS, ' window ', 'window'],
    [SPECIAL_PROCEDURES, '听证', 'hearing'],
    [SPECIAL_PROCEDURES, 'expertReview', 'expert_review'],
    [SPECIAL_PROCEDURES, 'picnic', undefined],
    [SPECIAL_PROCEDURES, '', undefined],
  ])('%#: %s', (set, text, id) => {
    expect(termOf(set, text)).toBe(id);
  });

  it('names nothing twice within a set', () => {
    const sets: TermSet[] = [APPLICANT_TYPES, ID_TYPES, DELIVERY_METHODS, CHANNELS, SPECIAL_PROCEDURES];
    for (const set of sets) {
      for (const [id, { zh, code, also = [] }] of Object.entries(set))
        for (const name of [id, zh, ...(code === undefined ? [] : [code]), ...also]) expect(termOf(set, name)).toBe(id);
    }
  });
});
