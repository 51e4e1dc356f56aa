import type { ComponentChildren } from 'preact';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import { useApp, useTexts } from '../app-context.ts';
import { OpenerBadge } from '../connections/OpenerBadge.tsx';
import { stateWords } from '../connections/state-words.ts';
import { SentenceText } from '../findings/SentenceText.tsx';
import { sayFinding } from '../findings/say-finding.ts';
import { visibleText } from '../ui/visible-text.ts';
import { useDecode } from '../use-decode.ts';
import type { BeatMark } from './beat-marks.ts';
import type { NearMessages, Pointed } from './pointed.ts';

/** What the pointer is on, with exact values. */
export function PointedFacts({ pointed, time }: { pointed: Pointed; time: number }) {
  const app = useApp();
  const texts = useTexts();
  const { timeline, format } = texts;
  const origin = app.session.view.value.startedAt ?? time;
  return (
    <>
      {pointed.kind === 'finding' &&
        pointed.mark.findings.map((finding) => (
          <p key={finding.id} class={`tip-finding is-${finding.severity}`}>
            <SentenceText sentence={sayFinding(finding, app).sentence} />
          </p>
        ))}
      {pointed.kind === 'shade' && <p>{timeline.moment[pointed.shade.kind]}</p>}
      {pointed.kind === 'moment' && (
        <p>
          {timeline.moment[pointed.moment.kind]}
          {pointed.moment.text !== '' && <span class="untrusted"> {visibleText(pointed.moment.text)}</span>}
          {pointed.moment.hasPicture && ` · ${texts.notes.withPicture}`}
        </p>
      )}
      {pointed.kind === 'wait' && (
        <p>
          {timeline.waited(
            format.exact(pointed.wait.delayMs),
            app.grid.labels.value.get(pointed.wait.connectionId)?.number ?? 0,
          )}
        </p>
      )}
      {pointed.kind === 'connection' && (
        <ConnectionFacts id={pointed.bar.connectionId} phase={timeline.phase[pointed.bar.phase]}>
          <MessageFacts messages={pointed.messages} />
          {pointed.beat !== null && <BeatFacts mark={pointed.beat} />}
        </ConnectionFacts>
      )}
      <p class="tip-time">
        {format.time(time)} · {timeline.afterStart(format.exact(Math.max(0, time - origin)))}
      </p>
    </>
  );
}

interface ConnectionFactsProps {
  id: ConnectionId;
  phase: string;
  children: ComponentChildren;
}

function ConnectionFacts({ id, phase, children }: ConnectionFactsProps) {
  const app = useApp();
  const texts = useTexts();
  const { format, timeline } = texts;
  const connection = app.session.view.value.connections.get(id);
  if (connection === undefined) return null;
  const { createdAt, openedAt, closedAt } = connection;
  const took = openedAt === null ? null : openedAt - createdAt;
  return (
    <>
      <p>
        <OpenerBadge attribution={connection.attribution} name={app.grid.labels.value.get(id)?.name} />{' '}
        <strong>{phase}</strong> · {stateWords(connection, app, texts)}
      </p>
      <p>
        {format.time(createdAt)}
        {took !== null && ` → ${timeline.phase.open} ${format.delta(took)}`}
        {closedAt !== null && ` → ${format.time(closedAt)}`}
      </p>
      {children}
    </>
  );
}

function MessageFacts({ messages: { sent, received, withinMs, nearestIndex } }: { messages: NearMessages }) {
  const { session } = useApp();
  const { timeline, format } = useTexts();
  const decode = useDecode();
  const message = nearestIndex === null ? undefined : session.model.value.messages.at(nearestIndex);
  if (message === undefined) return null;
  const type = decode(message).typeLabel;
  return (
    <>
      {sent + received > 1 && <p>{timeline.messages(received, sent, withinMs)}</p>}
      <p>
        {message.direction === 'sent' ? '↑' : '↓'} <span class="untrusted">{visibleText(type ?? message.kind)}</span> ·{' '}
        {format.bytes(message.byteLength)} · {format.time(message.timestamp)}
      </p>
    </>
  );
}

function BeatFacts({ mark: { kind, beat, heartbeat } }: { mark: BeatMark }) {
  const { timeline, format } = useTexts();
  const told = timeline.beat[kind](format.exact((beat.answeredAt ?? beat.at) - beat.at));
  return (
    <p>
      <span class="untrusted">{visibleText(heartbeat.ping)}</span> · {told}
    </p>
  );
}
