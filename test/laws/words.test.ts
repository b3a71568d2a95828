import { admitting } from './exposures';
import { accepted, admitted, arrival, expectLaw, situations, type Situation } from './situations';
import { arrivalIn, isReply, type Arrival } from '../support/arrival';
import { holdsOn, hostOf, type Program, type WordsProgram } from '../support/programs';
import { applied } from '../support/programs-applied';

/** A program in which routes only lead to versions. */
const wordless = ({ services, gateways, copies }: Program): Program => ({
  copies,
  services: services.map(service => ({ ...service, ...NO_WORDS, pins: service.pins.map(pin => ({ ...pin, ...NO_WORDS })) })),
  gateways: gateways.map(gateway => ({ ...gateway, exposures: gateway.exposures.map(exposure => ({ ...exposure, ...NO_WORDS })) })),
});

const NO_WORDS: { readonly [W in keyof WordsProgram]: undefined } = {
  timeout: undefined, retries: undefined, cors: undefined, headers: undefined, rewrite: undefined,
};

/** Who says something of a request, the last word first: the exposure, the only pin that takes it, its service. Nobody where several pins could, and of connections. */
function speakers({ program, call }: Situation, { host, port }: Arrival): readonly WordsProgram[] {
  const service = program.services.find(one => hostOf(one) === host)!;
  const pins = service.pins.filter(pin => holdsOn(port, pin, service) && admitted(pin.matches, call.request));
  if (pins.length > 1 || !service.ports.includes(port)) return [];
  return [...call.via === 'gateway' ? admitting(program, call.request).slice(0, 1) : [], ...pins, service];
}

describe('the law of words on routes, over random apps', () => {
  test('L10: what routes do besides changes neither who answers nor who gets copies', () => {
    expectLaw(situations('any'), ({ program, call }) => {
      const [with_, without] = [program, wordless(program)].map(one => arrivalIn(accepted(() => applied(one)), call));
      expect(answering(with_)).toEqual(answering(without));
    });
  });

  test('L10: of the exposure, the pin and the service the first that says something of a request has the last word', () => {
    expectLaw(situations('any'), situation => {
      const arrived = arrival(situation.program, situation.call);
      const words = arrived && !isReply(arrived) ? speakers(situation, arrived) : [];
      if (arrived && words.length > 0) expectWords(arrived, name => words.map(one => one[name]).find(said => said !== undefined));
    });
  });
});

function answering(arrived: Arrival | undefined): Partial<Arrival> | undefined {
  return arrived && { host: arrived.host, port: arrived.port, shares: arrived.shares, mirrors: arrived.mirrors };
}

function expectWords(arrived: Arrival, word: <K extends keyof WordsProgram>(name: K) => WordsProgram[K]): void {
  expect(arrived.timeout).toBe(secondsOf(word('timeout')));
  expect(arrived.retries?.attempts ?? 0).toBe(word('retries') ?? 2);
  expect(String(arrived.rewrite?.path).startsWith('/x')).toBe(word('rewrite') !== undefined);
  const changes = changesOf(word('headers'));
  expect(arrived.headers).toEqual(changes ? { request: changes, response: changes } : null);
}

function changesOf(how: WordsProgram['headers']): object | undefined {
  return how === 'remove' ? { remove: ['x-word'] } : how && { [how]: { 'x-word': how } };
}

/** The time of a request as the simulator writes it. */
function secondsOf(milliseconds: number | undefined): string | null {
  return milliseconds ? `${milliseconds / 1000}s` : null;
}
