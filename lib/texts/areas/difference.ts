export interface DifferenceTexts {
  readonly since: (duration: string) => string;
  readonly noPrevious: string;
  readonly none: string;
  readonly more: string;
  readonly field: string;
  readonly offset: string;
  readonly before: string;
  readonly after: string;
  readonly absent: string;
  readonly atCharacter: (position: number) => string;
}
