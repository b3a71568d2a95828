import type { Changes, HeaderChanges } from './outcome';

/** The headers of a destination with those of its route, which Envoy changes after them. Those of a lone destination are among the route's already. */
export function together(ofDestination: HeaderChanges | undefined, ofRoute: HeaderChanges | null): object {
  const both = (way: keyof HeaderChanges) => changesOf(ofDestination?.[way], ofRoute?.[way]);
  return { request: both('request'), response: both('response') };
}

function changesOf(first: Changes | undefined, then: Changes | undefined): Changes {
  return {
    set: { ...first?.set, ...then?.set },
    add: { ...first?.add, ...then?.add },
    remove: [...first?.remove ?? [], ...then?.remove ?? []].sort(),
  };
}
