import type { ItemVersion } from '#libs/domain/item/index.js';
import { CONSTRUCTION_PERMIT } from './construction-permit.js';
import { CONSTRUCTOR_REGISTRATION } from './constructor-registration.js';
import { FOOD_BUSINESS_LICENCE } from './food-business-licence.js';
import { LIGHTNING_COMPLETION } from './lightning-completion.js';
import { REAL_ESTATE_REGISTRATION } from './real-estate-registration.js';

/** The published sample catalogue: two items of the source documents and one for each service mode. */
export const ITEMS: readonly ItemVersion[] = [
  LIGHTNING_COMPLETION,
  CONSTRUCTOR_REGISTRATION,
  FOOD_BUSINESS_LICENCE,
  REAL_ESTATE_REGISTRATION,
  CONSTRUCTION_PERMIT,
];
export {
  CONSTRUCTION_PERMIT,
  CONSTRUCTOR_REGISTRATION,
  FOOD_BUSINESS_LICENCE,
  LIGHTNING_COMPLETION,
  REAL_ESTATE_REGISTRATION,
};
