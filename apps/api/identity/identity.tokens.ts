export const SIGN_IN = Symbol('SignIn');
export const TOKENS = Symbol('Tokens');
export const PRINCIPALS = Symbol('Principals');
