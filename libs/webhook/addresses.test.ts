import { describe, expect, it } from 'vitest';
import { mayReach } from './addresses.js';
import { urlFault } from './url.js';

describe('addresses that events may go to', () => {
  it.each([
    '8.8.8.8',
    '202.96.128.86',
    '172.15.255.255',
    '172.32.0.1',
    '192.167.255.255',
    '100.63.255.255',
    '223.255.255.255',
    '2408:8000::1',
    '240e:0:1::1',
  ])('%s is of the open network', (address) => expect(mayReach(address, [])).toBe(true));

  it.each([
    ['this host', '0.0.0.0'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['carrier', '100.64.0.1'],
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.255.254'],
    ['a cloud’s metadata', '169.254.169.254'],
    ['a cloud’s metadata', '100.100.100.200'],
    ['benchmarks', '198.18.0.1'],
    ['examples', '203.0.113.7'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['loopback', '::1'],
    ['unspecified', '::'],
    ['IPv4 in IPv6', '::ffff:127.0.0.1'],
    ['IPv4 in IPv6', '::ffff:a9fe:a9fe'],
    ['IPv4 in IPv6', '::127.0.0.1'],
    ['IPv4 in IPv6', '::ffff:0:127.0.0.1'],
    ['segment routing', '5f00::1'],
    ['IPv4 behind NAT64', '64:ff9b::7f00:1'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001:0:1::1'],
    ['unique local', 'fd00::1'],
    ['link-local', 'fe80::1'],
    ['multicast', 'ff02::1'],
    ['site-local', 'fec0::1'],
    ['examples', '3fff::1'],
    ['discarded', '100::1'],
    ['no address', 'localhost'],
    ['no address', ''],
  ])('%s (%s) is not', (_kind, address) => expect(mayReach(address, [])).toBe(false));

  it('a network that the operator names may be reached, and no other one', () => {
    const networks = ['10.20.0.0/16', 'fd00:20::/32', '192.168.7.7'];
    for (const address of ['10.20.3.4', '::ffff:10.20.3.4', 'fd00:20::5', '192.168.7.7'])
      expect(mayReach(address, networks), address).toBe(true);
    for (const address of ['10.21.0.1', 'fd00:21::5', '192.168.7.8', '127.0.0.1'])
      expect(mayReach(address, networks), address).toBe(false);
  });
});

describe('the address of a receiver', () => {
  const strict = { networks: [], plainHttp: false };

  it.each([
    ['https://hooks.example.gov.cn/in', undefined],
    ['https://hooks.example.gov.cn:8443/in?a=1', undefined],
    ['https://8.8.8.8/', undefined],
    ['http://hooks.example.gov.cn/in', 'scheme'],
    ['ftp://hooks.example.gov.cn/in', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['gopher://127.0.0.1/', 'scheme'],
    ['https://user:secret@hooks.example.gov.cn/', 'credentials'],
    ['https://hooks.example.gov.cn/#part', 'not-a-url'],
    ['https://hooks.example.gov.cn:22/', 'port'],
    ['https://hooks.example.gov.cn:25/', 'port'],
    ['https://hooks.example.gov.cn:80/', undefined],
    ['hooks.example.gov.cn', 'not-a-url'],
    ['https://', 'not-a-url'],
    ['https://10.0.0.1/', 'address'],
    ['https://[::1]/', 'address'],
    ['https://[::ffff:127.0.0.1]/', 'address'],
    // As browsers and Node read them: 127.0.0.1.
    ['https://2130706433/', 'address'],
    ['https://0x7f.1/', 'address'],
    ['https://017700000001/', 'address'],
    ['https://127.1/', 'address'],
    ['https://127。0。0。1/', 'address'],
  ])('%s: %s', (url, fault) => expect(urlFault(url, strict)).toBe(fault));

  it('http is taken where the operator says so', () => {
    expect(urlFault('http://8.8.8.8/', { networks: [], plainHttp: true })).toBeUndefined();
  });
});
