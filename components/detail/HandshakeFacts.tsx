import type { NetworkFacts } from '../../lib/model/connection.ts';
import { useTexts } from '../app-context.ts';
import { visibleText } from '../ui/visible-text.ts';
import { Fact, Facts } from './Facts.tsx';

export function HandshakeFacts({ network }: { network: NetworkFacts }) {
  const { connection: words } = useTexts();
  return (
    <>
      {network.responseHeaders.length + network.status > 0 && (
        <Facts title={words.responseHeaders}>
          {network.status > 0 && <Fact name={words.httpStatus}>{network.status}</Fact>}
          <Headers headers={network.responseHeaders} />
        </Facts>
      )}
      {network.requestHeaders.length > 0 && (
        <Facts title={words.requestHeaders}>
          <Headers headers={network.requestHeaders} />
        </Facts>
      )}
    </>
  );
}

function Headers({ headers }: { headers: NetworkFacts['requestHeaders'] }) {
  return headers.map(({ name, value }) => (
    <Fact key={name + value} name={visibleText(name)}>
      <bdi class="mono untrusted">{visibleText(value)}</bdi>
    </Fact>
  ));
}
