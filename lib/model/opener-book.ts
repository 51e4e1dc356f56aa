// Remembers how each connection was opened, so that the verdict can follow what is learned of the page's runtimes later.
import type { SessionEventOf } from '../protocol/events.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import { type Attribution, attribute, type Construction } from './attribution.ts';

export interface OpenerBook {
  attribute(construction: Construction): Attribution;
  open(event: SessionEventOf<'connection-created'>): Attribution;
  /** The new verdicts on connections opened so far. */
  learn(event: SessionEventOf<'runtime-observed'>): ReadonlyMap<ConnectionId, Attribution>;
}

export function createOpenerBook(): OpenerBook {
  const learned = { pyodide: new Set<string>(), micropython: new Set<string>(), pyscript: new Set<string>() };
  const constructions = new Map<ConnectionId, Construction>();

  return {
    attribute: (construction) => attribute(construction, learned),
    open({ connectionId, stack, pythonFrames, pythonScript }) {
      const construction = { stack, pythonFrames, pythonScript };
      constructions.set(connectionId, construction);
      return attribute(construction, learned);
    },
    learn({ runtime, url }) {
      const verdicts = new Map<ConnectionId, Attribution>();
      if (learned[runtime].has(url)) return verdicts;
      learned[runtime].add(url);
      for (const [id, construction] of constructions) verdicts.set(id, attribute(construction, learned));
      return verdicts;
    },
  };
}
