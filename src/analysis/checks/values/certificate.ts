/** What is wrong with a certificate as a Gateway gets it. */
export function certificateProblem(pem: string): string | undefined {
  try {
    // Loaded by the first certificate, not by every start.
    const { X509Certificate } = process.getBuiltinModule('node:crypto');
    const { validFrom, validTo } = new X509Certificate(pem);
    const now = Date.now();
    return now < Date.parse(validFrom) || now > Date.parse(validTo) ? `is valid from ${validFrom} to ${validTo}` : undefined;
  } catch {
    return 'has a certificate that cannot be read';
  }
}
