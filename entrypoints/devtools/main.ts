import { browser } from 'wxt/browser';

await browser.devtools.panels.create('Tapewire', '', 'panel.html');
