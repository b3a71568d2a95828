import { analyzedHost, fullHost, HostIndex } from '../../../src/analysis/model/hosts';

describe('a host in full', () => {
  test.each([
    ['reviews', 'reviews.shop.svc.cluster.local', 'reviews.shop.svc.cluster.local'],
    ['reviews.shop', 'reviews.shop', 'reviews.shop'],
    ['*', '*', '*'],
    ['*-reviews', '*-reviews.shop.svc.cluster.local', '*-reviews'],
    ['2001:db8::1', '2001:db8::1', '2001:db8::1.shop.svc.cluster.local'],
    ['', '', '.shop.svc.cluster.local'],
  ])('%p is %p to istiod and %p to istioctl', (host, full, analyzed) => {
    expect([fullHost(host, 'shop', 'cluster.local'), analyzedHost(host, 'shop', 'cluster.local')]).toEqual([full, analyzed]);
  });

  test('is in the domain of the cluster', () => {
    expect([fullHost('reviews', 'shop', 'corp.local'), analyzedHost('reviews', 'shop', 'corp.local')]).toEqual(['reviews.shop.svc.corp.local', 'reviews.shop.svc.corp.local']);
  });
});

describe('values by host', () => {
  const index = new HostIndex<string>();
  for (const host of ['a.com', 'b.a.com', '*.com', '*.a.com', '*.org', '*']) index.set(host, host);

  test.each([
    ['a.com', 'a.com', ['*.com', '*'], ['a.com', '*.com', '*']],
    ['c.a.com', '*.a.com', ['*.a.com', '*.com', '*'], ['*.a.com', '*.com', '*']],
    ['*.a.com', '*.a.com', ['*.a.com', '*.com', '*'], ['b.a.com', '*.a.com', '*.com', '*']],
    ['x.net', '*', ['*'], ['*']],
    ['*', '*', ['*'], ['a.com', 'b.a.com', '*.com', '*.a.com', '*.org', '*']],
  ])('are found by %s: the closest, those that cover it, and those that overlap it', (host, closest, covering, overlapping) => {
    expect([index.mostSpecific(host), index.covering(host), index.overlapping(host)]).toEqual([closest, covering, overlapping]);
  });

  test('are none where no host is known', () => {
    const none = new HostIndex<string>();
    expect([none.mostSpecific('a.com'), none.covering('a.com'), none.overlapping('a.com')]).toEqual([undefined, [], []]);
  });
});
