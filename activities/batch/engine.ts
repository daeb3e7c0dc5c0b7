import type { CaseActor } from '#libs/domain/identity/index.js';

/** 流程引擎, by whom a batch acts on cases. */
export const ENGINE: CaseActor = { id: 'engine', name: '系统', roles: ['engine'] };
