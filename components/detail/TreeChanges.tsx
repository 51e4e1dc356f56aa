import { useMemo } from 'preact/hooks';
import type { Json } from '../../lib/decode/decoded.ts';
import { useTexts } from '../app-context.ts';
import { oneLine, visibleText } from '../ui/visible-text.ts';
import { type Change, jsonDifference } from './json-difference.ts';
import { valuePreview } from './value-preview.ts';

const MAX_PATH_LENGTH = 300;

export function TreeChanges({ before, after }: { before: Json; after: Json }) {
  const { difference: texts } = useTexts();
  const { changes, isCut } = useMemo(() => jsonDifference(before, after), [before, after]);
  if (changes.length === 0) return <div class="notice is-plain">{texts.none}</div>;
  return (
    <>
      <table class="changes mono">
        <thead>
          <tr>
            <th scope="col">{texts.field}</th>
            <th scope="col">{texts.before}</th>
            <th scope="col">{texts.after}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <ChangeRow key={change.path} change={change} />
          ))}
        </tbody>
      </table>
      {isCut && <div class="notice">{texts.more}</div>}
    </>
  );
}

function ChangeRow({ change: { path, kind, before, after } }: { change: Change }) {
  const { difference: texts } = useTexts();
  return (
    <tr data-change={kind}>
      <th scope="row" class="tree-key">
        <bdi>{oneLine(path, MAX_PATH_LENGTH)}</bdi>
      </th>
      <td class="change-before">{kind === 'added' ? <i class="dim">{texts.absent}</i> : shown(before)}</td>
      <td class="change-after">
        {kind === 'removed' ? <i class="dim">{texts.absent}</i> : shown(after)}
        <Step before={before} after={after} />
      </td>
    </tr>
  );
}

/** By how much a number changed. */
function Step({ before, after }: { before: Json; after: Json }) {
  const { format } = useTexts();
  if (typeof before !== 'number' || typeof after !== 'number') return null;
  return <span class="dim"> ({format.step(after - before)})</span>;
}

function shown(value: Json) {
  return <bdi class="untrusted">{visibleText(valuePreview(value))}</bdi>;
}
