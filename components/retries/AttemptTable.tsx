import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Client } from '../../lib/model/client.ts';
import type { Attempt } from '../../lib/model/clients/attempt.ts';
import { useApp, useTexts } from '../app-context.ts';
import { stateWords } from '../connections/state-words.ts';
import { type DelayRule, fitOf } from './ladder-layout.ts';

interface AttemptTableProps {
  client: Client;
  policy: DelayRule | null;
}

/** A storm has thousands: the latest stand here, all of them in the list of connections. */
const SHOWN = 12;
const UNFOLDED = 500;

export function AttemptTable({ client, policy }: AttemptTableProps) {
  const { retries: texts } = useTexts();
  const isUnfolded = useSignal(false);
  const { attempts } = client;
  const shownId = useApp().attemptInView.current.value?.connectionId;
  // Whoever is sent to an earlier attempt needs it unfolded.
  useEffect(() => {
    if (attempts.slice(0, -SHOWN).some(({ connectionId }) => connectionId === shownId)) isUnfolded.value = true;
  }, [shownId]);
  const shown = attempts.slice(-(isUnfolded.value ? UNFOLDED : SHOWN));
  const { columns } = texts;
  return (
    <>
      {attempts.length > SHOWN && (
        <button
          type="button"
          class="link attempts-more"
          aria-expanded={isUnfolded.value}
          onClick={() => {
            isUnfolded.value = !isUnfolded.value;
          }}
        >
          {isUnfolded.value ? texts.fewer : texts.earlier(attempts.length - SHOWN)}
        </button>
      )}
      <div class="attempts-frame">
        <table class="attempts" data-testid="attempts">
          <thead>
            <tr>
              <th scope="col">{columns.number}</th>
              <th scope="col">{columns.started}</th>
              <th scope="col" class="is-end">
                {columns.ended}
              </th>
              <th scope="col">{columns.outcome}</th>
              <th scope="col" class="is-number">
                {columns.delay}
              </th>
              {policy !== null && (
                <th scope="col" class="is-number">
                  {columns.expected}
                </th>
              )}
              <th scope="col">{columns.verdict}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((attempt, offset) => (
              <AttemptRow
                key={attempt.connectionId}
                attempt={attempt}
                number={attempts.length - shown.length + offset + 1}
                policy={policy}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface AttemptRowProps {
  attempt: Attempt;
  number: number;
  policy: DelayRule | null;
}

function AttemptRow({ attempt, number, policy }: AttemptRowProps) {
  const app = useApp();
  const texts = useTexts();
  const { retries, format } = texts;
  const row = useRef<HTMLTableRowElement>(null);
  const shown = app.attemptInView.current.value;
  const isShown = shown?.connectionId === attempt.connectionId;
  useEffect(() => {
    if (isShown) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isShown, shown]);
  const connection = app.session.view.value.connections.get(attempt.connectionId);
  if (connection === undefined) return null;
  const { delayMs, retry } = attempt;
  const isRetry = delayMs !== null && retry > 0;
  const expectedMs = isRetry && policy !== null ? policy.delayMs(retry) : null;
  const fit = expectedMs === null || delayMs === null ? null : fitOf(delayMs, expectedMs);
  return (
    <tr ref={row} data-attempt={number} data-fit={fit ?? undefined} aria-current={isShown ? 'true' : undefined}>
      <td>
        <button type="button" class="link" onClick={() => app.inspect(attempt.connectionId)}>
          #{number}
        </button>
      </td>
      <td>{format.time(attempt.startedAt)}</td>
      <td class="is-end">{connection.closedAt === null ? '' : format.time(connection.closedAt)}</td>
      <td>{stateWords(connection, app, texts)}</td>
      <td class="is-number">{isRetry ? format.exact(delayMs) : ''}</td>
      {policy !== null && <td class="is-number">{expectedMs === null ? '' : format.short(expectedMs)}</td>}
      <td class={fit === null ? '' : `verdict is-${fit}`}>
        {retries.verdict(attempt, fit, delayMs !== null && expectedMs !== null ? delayMs / expectedMs : 1)}
      </td>
    </tr>
  );
}
