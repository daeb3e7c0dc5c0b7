export const SIGN_IN = Symbol('SignIn');
export const OWN_PASSWORD = Symbol('OwnPassword');
export const TOKENS = Symbol('Tokens');
export const PRINCIPALS = Symbol('Principals');
