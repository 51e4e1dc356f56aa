// Holds the verdicts of one page against the truth.
import type { Attribution, Party } from '../../lib/model/attribution.ts';
import type { SessionView } from '../../lib/model/session.ts';
import type { Line, Page, Who } from './cases.ts';
import { PYTHON_SOCKET, readPage } from './server.ts';

export interface Judgement {
  readonly page: string;
  readonly id: string;
  /** As in `python/javascript`: opener, then initiator. */
  readonly truth: string;
  readonly verdict: string;
  /** What is wrong, in words; empty when all is right. */
  readonly faults: readonly string[];
  /** Whether a line was checked. */
  readonly hasLine: boolean;
}

export async function judgePage(page: Page, view: SessionView): Promise<Judgement[]> {
  const connections = [...view.connections.values()];
  return Promise.all(
    page.cases.map(async (truth) => {
      const found = connections.find(({ url }) => isOfCase(url, truth.id));
      const base = { page: page.name, id: truth.id, truth: kindOf(truth.opener, truth.initiator) };
      if (found === undefined)
        return { ...base, verdict: 'not seen', faults: ['the socket was not seen'], hasLine: false };
      const realm = view.realms.get(found.realmId)?.kind;
      const { opener, initiator } = found.attribution;
      const faults = [
        ...(realm === truth.realm ? [] : [`realm ${realm}, not ${truth.realm}`]),
        ...(await faultsOf('opener', opener, truth.opener)),
        ...(await faultsOf('initiator', initiator, truth.initiator)),
      ];
      const hasLine = [truth.opener, truth.initiator].some((party) => party?.line != null);
      return { ...base, verdict: verdictOf(found.attribution), faults, hasLine };
    }),
  );
}

export function isOfCase(url: string, id: string): boolean {
  return id === PYTHON_SOCKET ? new URL(url).pathname === '/' : url.endsWith(`/case/${id}`);
}

function verdictOf({ opener, initiator }: Attribution): string {
  return kindOf(opener, initiator);
}

function kindOf(
  opener: Pick<Who, 'language' | 'runtime'>,
  initiator: Pick<Who, 'language' | 'runtime'> | null,
): string {
  return initiator === null ? nameOf(opener) : `${nameOf(opener)} by ${nameOf(initiator)}`;
}

function nameOf({ language, runtime }: Pick<Who, 'language' | 'runtime'>): string {
  return runtime ?? language;
}

async function faultsOf(role: string, party: Party | null, truth: Who | null): Promise<string[]> {
  if (party === null || truth === null)
    return party === truth ? [] : [`${role} ${party?.language}, not ${truth?.language}`];
  const faults: string[] = [];
  if (party.language !== truth.language) faults.push(`${role} ${party.language}, not ${truth.language}`);
  if (party.runtime !== truth.runtime) faults.push(`${role} runs in ${party.runtime}, not ${truth.runtime}`);
  const { place } = party;
  if (truth.script !== undefined) {
    if (!place?.url.endsWith(truth.script)) faults.push(`${role} in script ${place?.url}, not ${truth.script}`);
  } else if (truth.line === null) {
    if (place !== null) faults.push(`${role} at ${place.url}:${place.line}, where no place can be known`);
  } else if (truth.line !== undefined) {
    const url = truth.line.url ?? truth.line.source;
    const line = await lineOf(truth.line);
    if (place === null || !place.url.replace(/\?.*$/, '').endsWith(url) || place.line !== line) {
      faults.push(`${role} at ${place?.url}:${place?.line}, not ${url}:${line}`);
    }
  }
  return faults;
}

async function lineOf({ source, text }: Line): Promise<number> {
  const [name = '', id] = source.split('#');
  if (name === 'compiled.py') return 3;
  const lines = (await readSource(name, id)).split('\n');
  const found = lines.flatMap((line, index) => (new RegExp(text).test(line) ? [index + 1] : []));
  if (found.length !== 1) throw new Error(`${source} has ${found.length} lines with ${text}`);
  return found[0] as number;
}

/** PyScript drops the line break behind the tag; Pyodide is given the text as it is. */
async function readSource(name: string, id: string | undefined): Promise<string> {
  const page = await readPage(name);
  if (id === undefined) return page;
  const [, type, text = ''] = new RegExp(`<script type="([^"]*)" id="${id}"[^>]*>([^]*?)</script>`).exec(page) ?? [];
  return type === 'py' ? text.replace(/^\n/, '') : text;
}

export function isRight({ faults }: Judgement): boolean {
  return faults.length === 0;
}
