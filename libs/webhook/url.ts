import { isIP } from 'node:net';
import { mayReach } from './addresses.js';

/** What the operator allows besides https to the open network. */
export interface Egress {
  /** Networks (CIDR) that may be reached though they are not of the open network. */
  readonly networks: readonly string[];
  /** Whether http without TLS is taken too, for trials. */
  readonly plainHttp: boolean;
}

export type UrlFault = 'not-a-url' | 'scheme' | 'credentials' | 'port' | 'address';

/** Below these, ports are those of mail, shells and the like, but for the web's own. */
const FIRST_FREE_PORT = 1024;
const WEB_PORTS = new Set(['80', '443']);

/** What is wrong with the address of a receiver, as far as its text says; undefined when nothing is. */
export function urlFault(text: string, { networks, plainHttp }: Egress): UrlFault | undefined {
  if (!URL.canParse(text)) return 'not-a-url';
  const { protocol, hostname, port, username, password, hash } = new URL(text);
  if (protocol !== 'https:' && !(plainHttp && protocol === 'http:')) return 'scheme';
  if (username || password) return 'credentials';
  if (hash || hostname === '') return 'not-a-url';
  if (port !== '' && Number(port) < FIRST_FREE_PORT && !WEB_PORTS.has(port)) return 'port';
  const address = hostname.replace(/^\[|\]$/g, '');
  if (isIP(address) !== 0 && !mayReach(address, networks)) return 'address';
  return undefined;
}
