import type { Field } from './field';
import type { Subject } from './subject';
import { analyzedHost, fullHost, isWildcard } from '../../model/hosts';

/** A host as an object of some namespace names it, and what it is in full; both are made once for all rules that look at it. */
export class NamedHost {
  readonly text: string;
  /** As `istioctl analyze` completes it. */
  readonly analyzed: string;

  readonly namespace: string;
  private readonly domain: string;

  constructor(readonly field: Field, { object, domain }: Subject) {
    this.namespace = object.namespace;
    this.domain = domain;
    this.text = field.text;
    this.analyzed = analyzedHost(this.text, this.namespace, domain);
  }

  /** As istiod completes it, which makes the same of every name. */
  get full(): string {
    return this.text === '' || isWildcard(this.text) || this.text.includes(':') ? fullHost(this.text, this.namespace, this.domain) : this.analyzed;
  }
}
