import { isIPv4 } from 'node:net';
import { refuse, shown } from '../refusals/refusal';
import { isDomain } from '../values/names';

/** Host names that resolve to the address they contain, for clusters without a DNS name. */
export class NipIo {
  /**
   * A host name such as `productpage.demo.192.0.2.8.nip.io`.
   *
   * @param name what stands before the address: DNS labels with dots between them
   * @param address the IPv4 address of a node, or of the gateway's load balancer
   * @throws CDI503 if the name is not made of DNS labels, or the address is not an IPv4 address
   */
  public static host(name: string, address: string): string {
    if (!isIPv4(address)) refuse('CDI503', `a nip.io host must hold an IPv4 address, got ${shown(address)}`, 'pass one such as 192.0.2.8');
    if (!isDomain(name)) {
      refuse('CDI503', `a nip.io host must start with DNS labels, got ${shown(name)}`, 'pass one such as shop.demo');
    }
    return `${name}.${address}.nip.io`;
  }

  private constructor() {}
}
