import type { Attribution, Language } from '../../model/attribution.ts';

export interface OpenerTexts {
  readonly short: Readonly<Record<Language, string>>;
  readonly long: Readonly<Record<Language, string>>;
  readonly noPlace: string;
}

export interface InitiatorTexts {
  readonly opener: string;
  readonly initiator: string;
  readonly openerHint: string;
  readonly confidence: string;
  readonly confidences: Readonly<Record<Attribution['confidence'], string>>;
  readonly evidence: string;
  readonly rules: Readonly<Record<Attribution['rule'], string>>;
  readonly stack: string;
  readonly noStack: string;
  readonly closeStack: string;
}
