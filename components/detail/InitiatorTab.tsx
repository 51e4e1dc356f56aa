import type { Party } from '../../lib/model/attribution.ts';
import type { Connection } from '../../lib/model/connection.ts';
import { useTexts } from '../app-context.ts';
import { PlaceLink } from '../connections/PlaceLink.tsx';
import { Fact, Facts } from './Facts.tsx';
import { StackFrames } from './StackFrames.tsx';

/** Who opened the connection, how sure that is, and the evidence. */
export function InitiatorTab({ connection }: { connection: Connection }) {
  const { initiator: texts, detail } = useTexts();
  const { opener, initiator, confidence, rule } = connection.attribution;
  return (
    <div class="scroll">
      <Facts title={detail.tabs.initiator}>
        <Fact name={texts.opener}>
          <PartyWords party={opener} />
        </Fact>
        {initiator !== null && (
          <Fact name={texts.initiator}>
            <PartyWords party={initiator} />
          </Fact>
        )}
        <Fact name={texts.confidence}>
          <span data-confidence={confidence}>{texts.confidences[confidence]}</span>
        </Fact>
        <Fact name={texts.evidence}>{texts.rules[rule]}</Fact>
      </Facts>
      <Facts title={texts.stack}>
        {connection.stack === '' ? <p class="dim">{texts.noStack}</p> : <StackFrames stack={connection.stack} />}
      </Facts>
      {connection.closeStack !== '' && (
        <Facts title={texts.closeStack}>
          <StackFrames stack={connection.closeStack} />
        </Facts>
      )}
    </div>
  );
}

function PartyWords({ party }: { party: Party }) {
  const { opener } = useTexts();
  return (
    <span data-party-language={party.language}>
      {opener.long[party.language]}
      {party.runtime !== null && `, ${party.runtime}`}
      {' · '}
      {party.place === null ? opener.noPlace : <PlaceLink place={party.place} />}
      {party.place !== null && party.place.functionName !== '' && (
        <bdi class="dim untrusted"> {party.place.functionName}</bdi>
      )}
    </span>
  );
}
