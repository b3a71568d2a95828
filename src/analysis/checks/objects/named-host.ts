import type { Field } from './field';
import { analyzedHost, fullHost, isWildcard } from '../../model/hosts';

/** A host as an object of some namespace names it, and what it is in full; both are made once for all rules that look at it. */
export class NamedHost {
  readonly text: string;
  /** As `istioctl analyze` completes it. */
  readonly analyzed: string;

  constructor(readonly field: Field, readonly namespace: string) {
    this.text = field.text;
    this.analyzed = analyzedHost(this.text, namespace);
  }

  /** As istiod completes it, which makes the same of every name. */
  get full(): string {
    return this.text === '' || isWildcard(this.text) || this.text.includes(':') ? fullHost(this.text, this.namespace) : this.analyzed;
  }
}
