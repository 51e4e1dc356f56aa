import type { CheckResult, FlagHolder } from '../../lib/protocol/checks.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import { useApp, useTexts } from '../app-context.ts';
import { ConnectionReference } from '../connections/ConnectionReference.tsx';
import { visibleText } from '../ui/visible-text.ts';

/** What the result rests on, as it was found; nothing of it is judged here. */
export function CheckEvidence({ result }: { result: CheckResult }) {
  const texts = useTexts().checks;
  return (
    <details class="check-evidence">
      <summary>{texts.evidence}</summary>
      <Facts result={result} />
    </details>
  );
}

function Facts({ result }: { result: CheckResult }) {
  const { checks } = useTexts();
  switch (result.check) {
    case 'health':
    case 'stats':
      return (
        <>
          {result.answers.map((answer) => (
            <div key={`${answer.url} ${answer.way}`}>
              <Line text={checks.answer(answer)} />
              <Address url={answer.url} />
              <Raw text={answer.isBodyCut ? `${answer.body}…` : answer.body} />
            </div>
          ))}
          {result.check === 'stats' && <Line text={checks.inSession(result.openCount)} />}
        </>
      );
    case 'endpoint':
      return result.handshakes.map((handshake) => (
        <div key={handshake.way}>
          <Line text={checks.handshake(handshake)} />
          <Address url={handshake.url} />
        </div>
      ));
    case 'flags':
      return (
        <>
          {result.holders.map((holder) => (
            <Holder key={holder.language} holder={holder} />
          ))}
          <Line text={checks.inSession(result.openUrls.length)} />
        </>
      );
    case 'subscriptions':
      return (
        <ul>
          {result.subscriptions.map((subscription) => (
            <li key={`${subscription.connectionId} ${subscription.channel}`}>
              <Reference id={subscription.connectionId} /> <Line text={checks.subscription(subscription)} />
            </li>
          ))}
        </ul>
      );
    case 'python-stats':
      return (
        <>
          <Line text={checks.returned(result.method, result.returned)} />
          {result.askedOn !== null && <Reference id={result.askedOn} />}
          <Raw text={result.answer ?? ''} />
        </>
      );
  }
}

function Holder({ holder }: { holder: FlagHolder }) {
  const { checks } = useTexts();
  const { language, path, flags, socket } = holder;
  const said = [
    ...flags.map(({ name, value }) => checks.flag(name, value)),
    socket === null ? checks.noSocket : checks.socket(socket.readyState, socket.url),
  ];
  const words = holder.found === 'object' ? said.join(', ') : checks.found[holder.found];
  return <Line text={`${checks.language[language]}, ${path}: ${words}`} />;
}

/** Nothing where the connection has gone from the session. */
function Reference({ id }: { id: ConnectionId }) {
  const connection = useApp().session.view.value.connections.get(id);
  return connection === undefined ? null : <ConnectionReference connection={connection} />;
}

function Line({ text }: { text: string }) {
  return <span class="evidence-line untrusted">{visibleText(text)}</span>;
}

function Address({ url }: { url: string }) {
  return <bdi class="evidence-line mono">{visibleText(url)}</bdi>;
}

function Raw({ text }: { text: string }) {
  return text === '' ? null : <pre class="evidence-raw mono untrusted">{visibleText(text)}</pre>;
}
