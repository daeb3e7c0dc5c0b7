import { expect, inject, it } from 'vitest';
import { Commands } from '#apps/api/cases/commands.js';
import { CaseGateway } from '#apps/api/engine/index.js';
import { KeyRing } from '#libs/crypto/index.js';
import { payloadCodec } from '#libs/crypto/payload-codec.js';
import { reject } from '#libs/domain/case/rejections.js';
import { openPersistence } from '#libs/persistence/index.js';
import { Office } from '../support/office.js';

/** Carries a command out, falls before it has answered, and refuses the command when it is sent again. */
class ForgetfulEngine extends CaseGateway {
  override async command(...given: Parameters<CaseGateway['command']>): ReturnType<CaseGateway['command']> {
    const { kind } = await super.command(...given);
    return kind === 'answered'
      ? { kind: 'rejected', rejection: reject('COMMAND_NOT_AVAILABLE', { stage: '送达中' }) }
      : { kind: 'unavailable', cause: kind };
  }
}

it('a command that was carried out by an engine that fell is answered as done, not as refused', async () => {
  const office = new Office(inject('url'));
  const applicant = await office.as('applicant');
  const { body } = await applicant.open(await office.application('防雷装置竣工验收'), 'lost-answer');
  const keys = KeyRing.parse(inject('env').TONGBAN_KEYS!);
  const store = await openPersistence({ databaseUrl: inject('databaseUrl'), keys, poolSize: 2 });
  const engine = new ForgetfulEngine({ address: inject('temporalAddress'), namespace: 'default' }, payloadCodec(keys));
  try {
    const [caller] = await store.accounts.principals(['prereview']);
    const commands = new Commands(
      store,
      engine,
      () => Date.now(),
      () => undefined,
    );
    const given = { caller: caller!, caseNo: body.caseNo, key: 'once', name: 'pass-pre-review', body: {} } as const;
    await expect(commands.give(given)).resolves.toMatchObject({ stage: 'awaiting_acceptance', rev: 2 });
  } finally {
    await Promise.all([engine.close(), store.close()]);
  }
});
