import type { Connection } from '../../lib/model/connection.ts';
import { wasConstructed } from '../../lib/model/failed-calls.ts';
import { useApp, useTexts } from '../app-context.ts';
import { shownFailureOf } from '../connections/shown-failure.ts';
import { visibleText } from '../ui/visible-text.ts';
import { Fact, Facts } from './Facts.tsx';

/** Its meaning says already that there was no closing handshake. */
const LOST = 1006;

/** How the connection ended, first of all why it failed. Nothing while it lives. */
export function ClosingFacts({ connection }: { connection: Connection }) {
  const { connection: words, cause, connections } = useTexts();
  const { close, network, endpoint, endedWithRealm } = connection;
  const failure = shownFailureOf(connection, useApp());
  if (failure === null && close === null && !endedWithRealm) return null;
  // The words of a constructor are in the cause already.
  const browserWords = wasConstructed(connection) ? (failure?.text ?? network?.failureText ?? null) : null;
  return (
    <Facts title={failure === null ? words.closing : words.failure}>
      {failure !== null && (
        <p class="failure" data-testid="failure-cause">
          {sentenceCase(visibleText(cause.long(failure, endpoint.host)))}.
        </p>
      )}
      {browserWords !== null && (
        <Fact name={words.browserSaid}>
          <bdi class="mono untrusted">{visibleText(browserWords)}</bdi>
        </Fact>
      )}
      {endedWithRealm && <p>{connections.endedWithPage}</p>}
      {close !== null && (
        <>
          <Fact name={words.closeCode}>
            {close.code}: {words.closeMeaning(close.code, failure === null)}
          </Fact>
          {close.reason !== '' && (
            <Fact name={words.closeReason}>
              <bdi class="untrusted">{visibleText(close.reason)}</bdi>
            </Fact>
          )}
          {close.code !== LOST && <p class="dim">{words.wasClean(close.wasClean)}</p>}
        </>
      )}
    </Facts>
  );
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
