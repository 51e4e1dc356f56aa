import type { RedactionRule } from '../../lib/session/redact/rules.ts';
import type { RuleTally, SecretExample } from '../../lib/session/redact/secret-book.ts';
import { useApp, useTexts } from '../app-context.ts';
import { oneLine } from '../ui/visible-text.ts';

const MAX_EXAMPLES = 3;
const MAX_NAME = 40;

/** One kind of secret: how many, and what becomes of some of them. Switched off, they stay. */
export function FoundRule({ rule, tally }: { rule: RedactionRule; tally: RuleTally | undefined }) {
  const { off, toggleRule } = useApp().exporting.redaction;
  const { exporting: texts, report, format } = useTexts();
  const name = report.redaction.rules[rule];
  const isOff = off.value.includes(rule);
  return (
    <tr class={isOff ? 'is-off' : ''} data-rule={rule}>
      <th scope="row">
        <label class="checkbox">
          <input
            type="checkbox"
            checked={!isOff}
            aria-label={texts.takeOut(name)}
            data-testid={`redact-${rule}`}
            onChange={() => toggleRule(rule)}
          />
          {name}
        </label>
      </th>
      <td class="is-number">{isOff ? '–' : format.number(tally?.count ?? 0)}</td>
      <td class="is-number">{isOff ? '–' : format.number(tally?.distinctCount ?? 0)}</td>
      <td>
        <Outcome rule={rule} tally={tally} isOff={isOff} />
      </td>
    </tr>
  );
}

/** What stands in the place of a secret; a picture has nothing in its place. */
function Outcome({ rule, tally, isOff }: { rule: RedactionRule; tally: RuleTally | undefined; isOff: boolean }) {
  const { exporting: texts } = useTexts();
  if (rule === 'picture') return <>{texts.pictures[isOff ? 'left' : 'out']}</>;
  if (isOff) return <>{texts.left}</>;
  return (
    <>
      {tally?.examples.slice(0, MAX_EXAMPLES).map((example) => (
        <Example key={example.placeholder} example={example} />
      ))}
    </>
  );
}

/** `password: co… (28) → redacted-field-3` */
function Example({ example: { masked, name, placeholder } }: { example: SecretExample }) {
  const { becomes } = useTexts().exporting;
  return (
    <div class="export-example mono">
      {name !== null && name !== '' && <span class="untrusted">{oneLine(name, MAX_NAME)}: </span>}
      <span class="untrusted export-before">{oneLine(masked, MAX_NAME)}</span>
      <span role="img" aria-label={becomes}>
        {' → '}
      </span>
      <span class="export-after">{placeholder}</span>
    </div>
  );
}
