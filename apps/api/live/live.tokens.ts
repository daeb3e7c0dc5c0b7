export const LIVE_FEED = Symbol('LiveFeed');
export const LIVE_LINES = Symbol('LiveLines');
