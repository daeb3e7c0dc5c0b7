export const LIVE_FEED = Symbol('LiveFeed');
