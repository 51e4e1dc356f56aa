// The colours of the timeline, read from the style sheet: a canvas does not know its variables.
import type { Language } from '../../../lib/model/attribution.ts';
import type { Severity } from '../../../lib/model/findings/finding.ts';

export interface Ink {
  readonly fill: string;
  readonly stroke: string;
}

export interface Palette {
  readonly surface: string;
  readonly stripe: string;
  readonly text: string;
  readonly dim: string;
  readonly line: string;
  readonly accent: string;
  readonly hidden: string;
  readonly failed: Ink;
  readonly overlap: Ink;
  readonly opener: Readonly<Record<Language, Ink>>;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly font: string;
}

/** Resolves every variable to a colour that a canvas understands, whatever the style sheet made it of. */
export function readPalette(element: HTMLElement): Palette {
  const probe = element.ownerDocument.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const colour = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const ink = (name: string): Ink => ({ fill: colour(`timeline-${name}`), stroke: colour(`timeline-${name}-line`) });
  const palette: Palette = {
    surface: colour('surface'),
    stripe: colour('timeline-stripe'),
    text: colour('text'),
    dim: colour('text-faint'),
    line: colour('divider-faint'),
    accent: colour('accent'),
    hidden: colour('timeline-hidden'),
    failed: ink('failed'),
    overlap: ink('overlap'),
    opener: { javascript: ink('javascript'), python: ink('python'), unknown: ink('unknown') },
    severity: { error: colour('error'), warning: colour('warning'), information: colour('accent') },
    font: getComputedStyle(element).fontFamily,
  };
  probe.remove();
  return palette;
}
