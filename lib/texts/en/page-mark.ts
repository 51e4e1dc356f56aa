import type { PageMarkTexts } from '../areas/page-mark.ts';

export const pageMark: PageMarkTexts = {
  press: 'Tapewire: note this moment, with a picture of the page',
  done: 'Noted, with a picture of the page',
  doneWithout: 'Noted, without a picture: the note says why',
  noPanel: 'Nothing noted: open the Tapewire panel in the DevTools of this tab first',
};
