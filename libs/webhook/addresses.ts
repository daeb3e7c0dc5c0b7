import { BlockList, isIP } from 'node:net';

/** Of IPv4, what is not of the open network (IANA's special-purpose registry, RFC 6890), or is for more than one receiver. */
const SPECIAL_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Of IPv6 only this is of the open network … */
const OPEN_V6 = ['2000::/3'];
/** … but for Teredo and its neighbours, documentation and 6to4, which lead to or stand for other addresses. */
const SPECIAL_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/');
    const family = familyOf(address);
    list.addSubnet(address, Number(prefix ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  return list;
}
const specialV4 = listOf(SPECIAL_V4);
const openV6 = listOf(OPEN_V6);
const specialV6 = listOf(SPECIAL_V6);

/**
 * Whether an IP address may be told: it is of the open network, or of a network that the operator named. A subscription must
 * not reach the house's own network, its neighbours or a cloud's metadata service (SSRF); IPv4 inside IPv6 is never open.
 */
export function mayReach(address: string, networks: readonly string[]): boolean {
  if (isIP(address) === 0) return false;
  const family = familyOf(address);
  if (listOf(networks).check(address, family)) return true;
  if (family === 'ipv4') return !specialV4.check(address, family);
  return openV6.check(address, family) && !specialV6.check(address, family);
}
