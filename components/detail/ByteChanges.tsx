import { useMemo } from 'preact/hooks';
import { hexPreview } from '../../lib/decode/hex.ts';
import { useTexts } from '../app-context.ts';
import { byteDifference } from './byte-difference.ts';

const MAX_RUNS = 500;
const MAX_RUN_BYTES = 16;

export function ByteChanges({ before, after }: { before: Uint8Array; after: Uint8Array }) {
  const { difference: texts } = useTexts();
  const runs = useMemo(() => byteDifference(before, after, MAX_RUNS), [before, after]);
  if (runs.length === 0) return <div class="notice is-plain">{texts.none}</div>;
  return (
    <>
      <table class="changes mono">
        <thead>
          <tr>
            <th scope="col">{texts.offset}</th>
            <th scope="col">{texts.before}</th>
            <th scope="col">{texts.after}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.at}>
              <th scope="row">{run.at.toString(16).padStart(8, '0')}</th>
              <td class="change-before">{hexPreview(run.before, MAX_RUN_BYTES) || texts.absent}</td>
              <td class="change-after">{hexPreview(run.after, MAX_RUN_BYTES) || texts.absent}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {runs.length === MAX_RUNS && <div class="notice">{texts.more}</div>}
    </>
  );
}
