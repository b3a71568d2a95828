import { accepted, admitted, arrival, expectLaw, isFirst, situations } from './situations';
import { arrivalIn, isReply } from '../support/arrival';
import { withFirst, type Program } from '../support/programs';
import { applied } from '../support/programs-applied';

const served = (program: Program): Program => withFirst(program, () => ({ replies: [] }));

describe('the law of replies, over random apps', () => {
  test('L11: a reply takes the requests that it matches, before pins and releases, and changes nothing for the others', () => {
    expectLaw(situations('any'), ({ program, call }) => {
      const [{ replies = [] }] = program.services;
      const without = arrivalIn(accepted(() => applied(served(program))), call);
      const arrived = arrival(program, call);
      const taking = replies.filter(({ matches }) => matches.length === 0 || admitted(matches, call.request));
      const isAsked = isFirst(served(program), without) && program.services[0].ports.includes(without.port);
      if (!isAsked || taking.length === 0) {
        expect(arrived).toEqual(without);
        return;
      }
      expect(taking.map(({ status }) => status)).toContain(arrived?.directResponse?.status ?? arrived?.redirect?.code);
    });
  });

  test('L11: what a proxy answers by itself has neither shares nor copies, and no timeout, retry, fault or rewrite', () => {
    expectLaw(situations('any'), ({ program, call }) => {
      const down = withFirst(program, () => ({ replies: [{ status: 503, matches: [] }] }));
      const arrived = arrival(down, call);
      if (!isReply(arrived)) return;
      expect(arrived).toMatchObject({ shares: {}, mirrors: {}, timeout: null, retries: null, fault: null, rewrite: null });
    });
  });
});
