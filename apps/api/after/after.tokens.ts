export const DESK = Symbol('Desk');
export const MESSAGES = Symbol('Messages');
export const DOCUMENTS = Symbol('Documents');
