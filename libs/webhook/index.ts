/** Telling a business system over HTTP: CloudEvents 1.0, signed by the Standard Webhooks scheme, with a guard on where it goes. */
export { cloudEvent, eventId, testEvent, type ToldEvent } from './envelope.js';
export { type Answered, post } from './post.js';
export { newSecret, signed } from './sign.js';
export { type Egress, type UrlFault, urlFault } from './url.js';
