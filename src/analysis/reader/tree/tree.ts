import * as path from 'path';
import { Charts } from './charts';
import { isKustomization, rolesIn } from './kustomizations';
import { languageOfComments } from './templates';
import type { PassedOver, Reason } from '../../model/manifest';
import { isTemplate } from '../../model/manifest-sets';

/** Knows what files in folders are to the tools that read them. */
export class Tree {
  private readonly charts = new Charts();
  private readonly roles: ReadonlyMap<string, Reason>;

  constructor(files: readonly string[]) {
    this.roles = rolesIn(files);
  }

  /** Why nothing of a file is read, or nothing where its documents have to be looked at. */
  reasonFor(file: string, identity: string, text: string): Reason | undefined {
    if (isKustomization(file)) return 'of kustomize';
    const isOfChart = text.includes('{{') && this.charts.of(file) !== undefined;
    return this.roles.get(identity) ?? (isOfChart ? 'Helm template' : undefined) ?? languageOfComments(text) ?? (text.includes('apiVersion') ? undefined : 'no object');
  }

  /** Something that is passed over, with what it belongs to. */
  passed(file: string, reason: Reason, line?: number): PassedOver {
    const chart = reason === 'Helm template' ? this.charts.of(file) : undefined;
    const folder = chart ?? path.dirname(file);
    const command = reason === 'ytt template' ? `ytt -f ${folder}` : chart && `helm template ${chart}`;
    return { file, ...line !== undefined && { line }, reason, folder, ...command && { command } };
  }

  /** Several documents of one file are one file where nothing else is in it: a template before all, as it may hold objects. */
  whole(file: string, documents: readonly PassedOver[]): PassedOver {
    const { reason } = documents.find(one => isTemplate(one.reason)) ?? documents[0];
    return this.passed(file, reason);
  }
}
