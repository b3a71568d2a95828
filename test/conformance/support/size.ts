/** How many random apps a judge is asked about; more at night than after every change. */
export const APPS = Number(process.env.CONFORMANCE_APPS ?? 200);

/** After every change the same manifests are asked about, so that a failure is of that change; at night they are others each time. */
export const SEED = APPS > 200 ? undefined : 7;
