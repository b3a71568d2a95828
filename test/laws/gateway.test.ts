import { admitting, isGone, unspoken } from './exposures';
import { accepted, admitted, arrival, connectionsTo, expectLaw, outsideSituations, situations, type Situation } from './situations';
import { check } from '../../src/analysis/checks/check';
import type { JsonObject } from '../../src/analysis/model/json';
import { manifestsIn } from '../analysis/support/manifests';
import { arrivalIn, isReply } from '../support/arrival';
import { objectsOf } from '../support/manifests';
import { holdsOn, hostOf } from '../support/programs';
import { applied } from '../support/programs-applied';
import { built } from '../support/programs-built';
import { programs } from '../support/programs-random';

interface Route {
  readonly route?: readonly { readonly weight?: number }[];
}

/** What is looked at in a VirtualService. */
interface VirtualServiceSpec {
  readonly http?: readonly Route[];
  readonly tls?: readonly Route[];
  readonly tcp?: readonly Route[];
}

describe('the laws of the way in, over random apps', () => {
  test('L7: what an exposure admits has the outcome that it has in a sidecar, and what none admits has no route', () => {
    expectLaw(outsideSituations, ({ program, call }) => {
      const [exposure] = admitting(program, call.request);
      const objects = accepted(() => applied(program));
      const arrived = arrivalIn(objects, call);
      if (isGone(program, call.request)) {
        expect(arrived?.directResponse).toEqual({ status: 410 });
        return;
      }
      if (!exposure) {
        expect(arrived).toBeUndefined();
        return;
      }
      const { path, method, headers, query } = call.request;
      const service = program.services[exposure.service];
      if (!isReply(arrived)) expect(arrived).toMatchObject({ host: hostOf(service), port: exposure.port });
      const request = { path, method, headers, query, host: service.name, namespace: service.namespace, port: exposure.port };
      const inside = arrivalIn(objects, { via: 'mesh', request });
      expect(unspoken(exposure, arrived)).toEqual(unspoken(exposure, inside));
    }, 400);
  });

  test('L7: connections that are let out have the outcome that they have in a sidecar', () => {
    let compared = 0;
    expectLaw(programs('any', 1), program => {
      const objects = accepted(() => applied(program));
      for (const { call, met: { service: at, port } } of connectionsTo(program)) {
        const { name: host, namespace, tcpPort } = program.services[at];
        const scheme = port === tcpPort ? 'tcp' : 'tls';
        expect(arrivalIn(objects, call)).toEqual(arrivalIn(objects, { via: 'mesh', request: { ...call.request, host, namespace, port, scheme } }));
        compared++;
      }
    });
    expect(compared).toBeGreaterThan(20);
  });

  test('L5: shares sum to 100, unless no exposure admits the request or a proxy answers by itself', () => {
    expectLaw(situations('any'), ({ program, call }: Situation) => {
      const arrived = arrival(program, call);
      const isAdmitted = call.via === 'mesh' || call.request.connection !== undefined || admitting(program, call.request).length > 0;
      const open = isAdmitted && !isReply(arrived);
      expect(Object.values(arrived?.shares ?? {}).reduce((sum, share) => sum + share, 0)).toBeCloseTo(open ? 100 : 0, 9);
    });
  });

  test('L5: the weights of several destinations sum to 100 as they are written, and a lone one has none', () => {
    expectLaw(situations('any'), ({ program }) => {
      const rules = objectsOf<VirtualServiceSpec>(accepted(() => built(program)), 'VirtualService');
      for (const { route = [] } of rules.flatMap(({ spec: { http = [], tls = [], tcp = [] } }) => [...http, ...tls, ...tcp])) {
        const sum = route.reduce((total, { weight = 0 }) => total + weight, 0);
        expect(sum).toBe(route.length > 1 ? 100 : 0);
      }
    });
  });

  test('what is written for gateways and their Secrets is nothing that the checks find fault with', () => {
    // What random wishes come to is no matter of gateways: shares of pods that round to none, digits that Istio drops, faults with retries or timeouts, and
    // hosts within others.
    const ofWishes = ['MAN724', 'MAN736', 'MAN763', 'MAN764', 'MAN796'];
    expectLaw(programs('any', 1), program => {
      const { objects } = manifestsIn(accepted(() => applied(program)) as unknown as readonly JsonObject[]);
      const found = check({ objects, unreadable: [] }).filter(({ code }) => !ofWishes.includes(code));
      expect(found.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
    }, 50);
  });

  test('a pinned request is answered by a version that a pin names, through every door', () => {
    expectLaw(situations('any'), ({ program, call }) => {
      const arrived = arrival(program, call);
      const service = program.services.find(one => hostOf(one) === arrived?.host);
      const pins = service?.pins.filter(pin => holdsOn(arrived!.port, pin, service) && admitted(pin.matches, call.request)) ?? [];
      if (pins.length === 0 || isReply(arrived)) return;
      expect(pins.map(({ version }) => ({ [version]: 100 }))).toContainEqual(arrived!.shares);
    });
  });
});
