export { ACCOUNTS, CLIENTS, SAMPLE_PASSWORD, type SampleAccount, type SampleClient } from './accounts.js';
export { CALENDARS } from './calendars.js';
export {
  CONSTRUCTION_PERMIT,
  CONSTRUCTOR_REGISTRATION,
  FOOD_BUSINESS_LICENCE,
  ITEMS,
  LIGHTNING_COMPLETION,
  REAL_ESTATE_REGISTRATION,
} from './items/index.js';
export {
  DEPARTMENTS,
  HALLS,
  REGIONS,
  type SampleDepartment,
  type SampleHall,
  type SampleRegion,
  type SampleWindow,
  WINDOWS,
} from './organisation.js';
