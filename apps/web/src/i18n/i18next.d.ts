import 'i18next';
import type absence from './zh/absence.json';
import type account from './zh/account.json';
import type after from './zh/after.json';
import type applicants from './zh/applicants.json';
import type calendars from './zh/calendars.json';
import type common from './zh/common.json';
import type file from './zh/file.json';
import type intake from './zh/intake.json';
import type report from './zh/report.json';
import type rules from './zh/rules.json';
import type steps from './zh/steps.json';
import type statistics from './zh/statistics.json';
import type supervision from './zh/supervision.json';
import type work from './zh/work.json';

declare module 'i18next' {
  /** Keys are those of the Chinese words; a test holds the English ones equal. */
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof common;
      work: typeof work;
      file: typeof file;
      steps: typeof steps;
      applicants: typeof applicants;
      absence: typeof absence;
      account: typeof account;
      after: typeof after;
      intake: typeof intake;
      supervision: typeof supervision;
      calendars: typeof calendars;
      rules: typeof rules;
      statistics: typeof statistics;
      report: typeof report;
    };
  }
}
