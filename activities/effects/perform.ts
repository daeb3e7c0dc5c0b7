import type { EffectKind } from '#libs/domain/case/effect-types.js';
import { documentOrder } from '#libs/domain/documents/index.js';
import { outgoingMessage } from '#libs/domain/messages/index.js';
import { archiveManifest } from './archive/port.js';
import { courierOrder } from './courier/port.js';
import { eLicenceOrder } from './e-licence/port.js';
import { exchangeRecord } from './exchange/port.js';
import { sendOrFallBack } from './notify/port.js';
import { paymentOrder } from './payment/port.js';
import type { EffectContext, EffectPorts, Receipt } from './ports.js';

type Performers = { readonly [K in EffectKind]: (context: EffectContext<K>, ports: EffectPorts) => Promise<Receipt> };

/** One hop from a kind of effect to its receiver. */
const PERFORM: Performers = {
  message: async (context, { notify }) => sendOrFallBack(notify, outgoingMessage(context)),
  document: async (context, { documents }) => documents.issue(documentOrder(context)),
  courier_order: async (context, { courier }) => courier.order(courierOrder(context)),
  payment_order: async (context, { payment }) => payment.order(paymentOrder(context)),
  e_licence: async (context, { eLicence }) => eLicence.issue(eLicenceOrder(context)),
  exchange_record: async (context, { exchange }) => exchange.send(exchangeRecord(context)),
  archive: async (context, { archive }) => archive.keep(archiveManifest(context)),
};

export const perform = <K extends EffectKind>(context: EffectContext<K>, ports: EffectPorts): Promise<Receipt> =>
  PERFORM[context.effect.kind](context, ports);
