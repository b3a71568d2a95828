/** How many random apps a judge is asked about; more at night than after every change. */
export const APPS = Number(process.env.CONFORMANCE_APPS ?? 200);
