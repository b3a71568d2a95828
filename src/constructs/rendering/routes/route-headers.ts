import type { HeaderChanges, HeadersPlan } from '../../values/routes/route-headers';

/** Changes to headers, of a route or on the way to one destination. */
export function headersSpec({ request, response }: HeadersPlan) {
  return { request: request && changesSpec(request), response: response && changesSpec(response) };
}

function changesSpec({ set, add, remove }: HeaderChanges) {
  return { set, add, remove: remove && [...remove] };
}
