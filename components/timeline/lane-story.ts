// A lane in words, for those who cannot see it.
import type { Client } from '../../lib/model/client.ts';
import type { AppState } from '../../lib/state/app-state.ts';
import type { Texts } from '../../lib/texts/texts.ts';
import { stateWords } from '../connections/state-words.ts';

/** A storm has thousands of attempts, each like the one before. */
const MAX_TOLD = 12;

export function laneStory({ connectionIds, attempts }: Client, app: AppState, texts: Texts): string {
  const { timeline, format } = texts;
  const { connections, startedAt } = app.session.view.value;
  const skipped = Math.max(0, connectionIds.length - MAX_TOLD);
  const parts = skipped === 0 ? [] : [timeline.earlier(skipped)];
  for (const [offset, id] of connectionIds.slice(skipped).entries()) {
    const connection = connections.get(id);
    if (connection === undefined) continue;
    const number = skipped + offset + 1;
    const delayMs = attempts[number - 1]?.delayMs ?? null;
    if (delayMs !== null && delayMs > 0) parts.push(timeline.waited(format.exact(delayMs), number));
    const at = format.exact(connection.createdAt - (startedAt ?? connection.createdAt));
    const { receivedCount, sentCount } = connection.traffic;
    const traffic = receivedCount + sentCount > 0 ? `, ${texts.connections.counts(receivedCount, sentCount)}` : '';
    parts.push(timeline.told(number, stateWords(connection, app, texts) + traffic, at));
  }
  return `${parts.join('; ')}.`;
}
