import { OFFICERS_PAGES } from './support/pages.js';
import { sweep } from './support/sweep.js';

sweep('every page for officers', OFFICERS_PAGES);
