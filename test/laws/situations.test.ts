import * as fc from 'fast-check';
import { isAdmitted, isPinned, outsideSituations, situations, type Situation } from './situations';
import { holdsOn, type ServiceProgram } from '../support/programs';

/** How often something is the case, of a hundred. */
function often<S extends Situation>(samples: fc.Arbitrary<S>, is: (situation: S) => boolean): number {
  return fc.sample(samples, { numRuns: 400, seed: 1 }).filter(is).length / 4;
}

/** The port of a call inside the mesh; the first one for another. */
const portOf = ({ program: { services: [{ ports: [port] }] }, call }: Situation) => call.via === 'mesh' ? call.request.port : port;
const pinned = (one: Situation) => isPinned(one.program.services[0], one.call.request, portOf(one));
const shown = (one: Situation) => isAdmitted(one.program.services[0], one.call.request, portOf(one)) && !pinned(one);

describe('the laws speak of something', () => {
  test('requests meet early access, previews and pins, and miss them', () => {
    const early = often(situations('canary'), shown);
    const previewed = often(situations('switch'), shown);
    for (const percent of [early, previewed, often(situations('any'), pinned)]) {
      expect(percent).toBeGreaterThan(10);
      expect(percent).toBeLessThan(90);
    }
  });

  test.each<[string, (service: ServiceProgram, others: readonly ServiceProgram[]) => boolean]>([
    ['a mirror', ({ mirrors }) => mirrors.length > 0],
    ['limits', ({ breakers }) => breakers.length > 0],
    ['faults', ({ faults }) => faults.length > 0],
    ['words on routes', ({ pins, cors, headers, rewrite }) => [cors, headers, rewrite, ...pins.map(pin => pin.headers)].some(word => word !== undefined)],
    ['a reply', ({ replies = [] }) => replies.length > 0],
    ['a TCP port', ({ tcpPort }) => tcpPort !== undefined],
    ['a TLS port', ({ tlsPort }) => tlsPort !== undefined],
    ['a release of connections', ({ release, ports }) => release?.ports?.some(port => !ports.includes(port)) ?? false],
    ['a release that leaves out an HTTP port', service => service.ports.some(port => service.release && !holdsOn(port, service.release, service))],
    ['several HTTP ports', ({ ports }) => ports.length > 1],
    ['its name in another namespace too', ({ name }, others) => others.some(other => other.name === name)],
  ])('services have %s', (_, is) => {
    expect(often(situations('any'), ({ program: { services: [first, ...others] } }) => is(first, others))).toBeGreaterThan(5);
  });

  test.each(['tcp', 'tls'])('calls are connections of %s', scheme => {
    expect(often(situations('any'), ({ call }) => call.via === 'mesh' && call.request.scheme === scheme)).toBeGreaterThan(5);
  });

  test('requests come from outside, under wildcards too', () => {
    expect(often(situations('any'), ({ call }) => call.via === 'gateway')).toBeGreaterThan(20);
    expect(often(outsideSituations, ({ call }) => call.request.authority === 'a.b.example.com')).toBeGreaterThan(5);
  });
});
