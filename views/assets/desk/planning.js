import { listenToPlanningKeys } from './planning-keys.js';
import { PlanningReader } from './planning-reader.js';
import { PlanningSelection } from './planning-selection.js';

// The desk works without any of this: rows are links, filters and pages are forms.
document.documentElement.classList.add('sg-script');

const root = document.querySelector('[data-planning]');

/** Where a browser cannot show what is folded, it is opened where there is room for it. */
const fold = root.querySelector('[data-fold]');
if (!CSS.supports('selector(::details-content)') && matchMedia('(min-width: 64rem)').matches)
  fold.open = true;

const selection = new PlanningSelection(root);
const reader = new PlanningReader(root, selection);
listenToPlanningKeys(root, reader, selection);
