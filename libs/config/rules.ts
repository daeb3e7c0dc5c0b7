import { isIP } from 'node:net';
import { ValidateBy, type ValidationOptions } from 'class-validator';
import { KeyRing } from '#libs/crypto/index.js';

const BASE64 = /^(?:[A-Za-z0-9+/_-]{4})*(?:[A-Za-z0-9+/_-]{2}(?:==)?|[A-Za-z0-9+/_-]{3}=?)?$/;
const KNOWN_WORDS = /change.?me|secret|passw|tongban|example|default|postgres|temporal|123456|qwerty|letmein/i;
const KNOWN_PASSWORDS = /^(?:tongban|postgres|temporal|admin|root|test|secret|password|changeme|example|\d{1,11})$/i;

/** A rule of one variable whose sentence never repeats the value. */
export const Holds = (
  name: string,
  rule: (value: string) => boolean,
  message: string,
  options: Pick<ValidationOptions, 'each'> = {},
): PropertyDecorator =>
  ValidateBy(
    { name, validator: { validate: (value: unknown) => typeof value === 'string' && rule(value) } },
    { message, ...options },
  );

/** `10.0.0.7`, `10.0.0.0/8`, `fd00::/8`. A range of everything would believe everybody. */
export function isAddressOrRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

export const isBase64OfAtLeast = (bytes: number) => (text: string) =>
  BASE64.test(text) && Buffer.from(text, 'base64').length >= bytes;

export const isDatabaseUrl = (text: string): boolean =>
  /^postgres(?:ql)?:\/\//.test(text) &&
  URL.canParse(text) &&
  new URL(text).pathname.length > 1 &&
  passwordOf(text) !== undefined;

/** Empty, or an address without name, password or search: those would end in a log line sooner or later. */
export function isCollector(text: string): boolean {
  if (text === '') return true;
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && username + password + search + hash === '';
}

/** The password of the address; undefined when its percent signs encode nothing readable. */
function passwordOf(databaseUrl: string): string | undefined {
  try {
    return decodeURIComponent(new URL(databaseUrl).password);
  } catch {
    return undefined;
  }
}

export const isKeyText = (text: string): boolean => {
  try {
    KeyRing.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Bytes that a person typed, or a pattern, rather than a random generator's: too few different ones, or known words. */
export function isGuessable(encoded: string): boolean {
  const bytes = Buffer.from(encoded, 'base64');
  return new Set(bytes).size < 16 || KNOWN_WORDS.test(bytes.toString('latin1'));
}

/** A password in the database address that is short or on every list. None at all (socket, certificate) is not judged. */
export function hasWeakPassword(databaseUrl: string): boolean {
  const password = passwordOf(databaseUrl) ?? '';
  return password !== '' && (password.length < 12 || KNOWN_PASSWORDS.test(password));
}
