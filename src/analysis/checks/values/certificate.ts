/** What is wrong with a certificate as a Gateway gets it. */
export function certificateProblem(pem: string): string | undefined {
  try {
    // Loaded by the first certificate, not by every start.
    const { X509Certificate } = process.getBuiltinModule('node:crypto');
    const { validFrom, validTo } = new X509Certificate(pem);
    return problemOfDates(validFrom, validTo);
  } catch {
    return 'has a certificate that cannot be read';
  }
}

function problemOfDates(from: string, to: string): string | undefined {
  const now = Date.now();
  if (now > Date.parse(to)) return `has a certificate that expired on ${to}`;
  return now < Date.parse(from) ? `has a certificate that is valid only from ${from}` : undefined;
}
