import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import { useApp, useTexts } from '../app-context.ts';

interface FormatPickerProps {
  connectionId: ConnectionId;
  /** What the message on show was read as. */
  format: string;
}

/** What the messages of a connection are read as: what was found out, or what the user says. */
export function FormatPicker({ connectionId, format }: FormatPickerProps) {
  const { decoding } = useApp();
  const { detail } = useTexts();
  decoding.revision.value;
  const { formats, formatOf, force } = decoding.decoding.value;
  const forced = formatOf(connectionId);
  const isForced = forced.reason === 'forced';

  function onChange(event: Event & { currentTarget: HTMLSelectElement }): void {
    const { value } = event.currentTarget;
    force(connectionId, formats.find(({ id }) => id === value)?.id ?? null);
  }

  return (
    <select
      class={`format-picker${isForced ? ' is-forced' : ''}`}
      aria-label={detail.format}
      title={detail.formatHint}
      data-testid="format"
      value={isForced ? (forced.format ?? '') : ''}
      onChange={onChange}
    >
      <option value="">{detail.readAs(format)}</option>
      {formats.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
