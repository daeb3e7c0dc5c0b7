import { STEP_PAGES } from './support/pages.js';
import { sweep } from './support/sweep.js';

sweep('every page of a step', STEP_PAGES);
