import { APPLICANTS_PAGES } from './support/pages.js';
import { sweep } from './support/sweep.js';

sweep('every page for anybody and for applicants', APPLICANTS_PAGES);
