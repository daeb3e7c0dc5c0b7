/** What main gives to the whole program, by explicit tokens: nothing is found by its class. */
export const CONFIG = Symbol('Config');
export const PERSISTENCE = Symbol('Persistence');
export const KEYS = Symbol('KeyRing');
export const LOGGER = Symbol('Logger');
export const TRACING = Symbol('Tracing');
export const METRICS = Symbol('Metrics');
/** The wall clock as a function, so that tests may hold it still. */
export const NOW = Symbol('Now');
export type Now = () => number;
