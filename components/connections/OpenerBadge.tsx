import type { Attribution } from '../../lib/model/attribution.ts';
import { languagesOf } from '../../lib/state/connection-labels.ts';
import { useTexts } from '../app-context.ts';
import './badge.css';

interface OpenerBadgeProps {
  attribution: Attribution;
  /** Put after the last language, as in `JS 3` or, for a client, `JS B`. */
  name?: string | null | undefined;
}

/** `JS`, `Py`, or both when Python caused what a script executed. */
export function OpenerBadge({ attribution, name = null }: OpenerBadgeProps) {
  const { opener } = useTexts();
  const languages = languagesOf(attribution);
  return (
    <span class="badges" data-opener={languages[0]} title={languages.map((one) => opener.long[one]).join(' → ')}>
      {languages.map((language, index) => (
        <span key={language} class={`badge badge-${language}`}>
          {opener.short[language] + (name !== null && index === languages.length - 1 ? ` ${name}` : '')}
        </span>
      ))}
    </span>
  );
}
