import { BlockList, isIP } from 'node:net';

/**
 * Addresses that are not of the open network (IANA special-purpose registries, RFC 6890): a subscription must not reach
 * the house's own network, its neighbours or a cloud's metadata service (SSRF).
 */
const SPECIAL = [
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
  '::/128',
  '::1/128',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];

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
const special = listOf(SPECIAL);

/** Whether an IP address may be told: it is of the open network, or of a network that the operator named. */
export function mayReach(address: string, networks: readonly string[]): boolean {
  if (isIP(address) === 0) return false;
  const family = familyOf(address);
  return !special.check(address, family) || listOf(networks).check(address, family);
}
