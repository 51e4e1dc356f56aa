/** What the button in the browser's toolbar says. */
export interface PageMarkTexts {
  readonly press: string;
  readonly done: string;
  readonly doneWithout: string;
  readonly noPanel: string;
}
