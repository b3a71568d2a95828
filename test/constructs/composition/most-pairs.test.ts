import { header, http, input, fault, pin } from './inputs';
import { composeHost } from '../../../src/constructs/composition/host/compose-host';
import { httpPorts } from '../../../src/constructs/composition/host/http-ports';

/** What cannot be put together of so many alternatives of a pin and so many of a fault. */
function clashes(pins: number, faults: number): readonly unknown[] {
  const some = (count: number, name: string) => Array.from({ length: count }, (_, at) => [header(name, String(at))]);
  const [{ clashes: found }] = httpPorts(composeHost(input({ ports: [http(80)], contributions: [pin(some(pins, 'a')), fault(some(faults, 'b'))] })));
  return found;
}

test('512 pairs of alternatives are put together, and 513 are too many', () => {
  expect(clashes(16, 32)).toEqual([]);
  expect(clashes(27, 19)).toEqual([{ kind: 'too many', sources: ['shop/Pin', 'shop/Fault'], pairs: 513 }]);
});
