import { localArchive } from './archive/local.js';
import { localCourier } from './courier/local.js';
import { localDocuments } from './documents/local.js';
import { localELicence } from './e-licence/local.js';
import { localExchange } from './exchange/local.js';
import { localNotify } from './notify/local.js';
import { localPayment } from './payment/local.js';
import type { EffectPorts } from './ports.js';

/**
 * Local receivers: each records what it was asked, in the outbox receipt. Their answers follow from the request alone, so
 * a repeated key gets the same answer, also after a crash.
 */
export const LOCAL_PORTS: EffectPorts = {
  notify: localNotify,
  documents: localDocuments,
  courier: localCourier,
  payment: localPayment,
  eLicence: localELicence,
  exchange: localExchange,
  archive: localArchive,
};
