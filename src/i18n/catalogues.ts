import { cases as deCases } from './de/cases.ts';
import { comments as deComments } from './de/comments.ts';
import { deskRecords as deDeskRecords } from './de/desk-records.ts';
import { feeds as deFeeds } from './de/feeds.ts';
import { follow as deFollow } from './de/follow.ts';
import { keys as deKeys } from './de/keys.ts';
import { ledger as deLedger } from './de/ledger.ts';
import { mail as deMail } from './de/mail.ts';
import { moderation as deModeration } from './de/moderation.ts';
import { planning as dePlanning } from './de/planning.ts';
import { queue as deQueue } from './de/queue.ts';
import { reasons as deReasons } from './de/reasons.ts';
import { redaktion as deRedaktion } from './de/redaktion.ts';
import { remarks as deRemarks } from './de/remarks.ts';
import { reports as deReports } from './de/reports.ts';
import { screening as deScreening } from './de/screening.ts';
import { site as deSite } from './de/site.ts';
import { staff as deStaff } from './de/staff.ts';
import { threads as deThreads } from './de/threads.ts';
import { topics as deTopics } from './de/topics.ts';
import { cases as enCases } from './en/cases.ts';
import { comments as enComments } from './en/comments.ts';
import { deskRecords as enDeskRecords } from './en/desk-records.ts';
import { feeds as enFeeds } from './en/feeds.ts';
import { follow as enFollow } from './en/follow.ts';
import { keys as enKeys } from './en/keys.ts';
import { ledger as enLedger } from './en/ledger.ts';
import { mail as enMail } from './en/mail.ts';
import { moderation as enModeration } from './en/moderation.ts';
import { planning as enPlanning } from './en/planning.ts';
import { queue as enQueue } from './en/queue.ts';
import { reasons as enReasons } from './en/reasons.ts';
import { redaktion as enRedaktion } from './en/redaktion.ts';
import { remarks as enRemarks } from './en/remarks.ts';
import { reports as enReports } from './en/reports.ts';
import { screening as enScreening } from './en/screening.ts';
import { site as enSite } from './en/site.ts';
import { staff as enStaff } from './en/staff.ts';
import { threads as enThreads } from './en/threads.ts';
import { topics as enTopics } from './en/topics.ts';

export type Lang = 'de' | 'en';

const de = {
  ...deSite,
  ...deTopics,
  ...deThreads,
  ...deComments,
  ...deCases,
  ...deDeskRecords,
  ...deFeeds,
  ...deFollow,
  ...deKeys,
  ...deLedger,
  ...deMail,
  ...deModeration,
  ...dePlanning,
  ...deQueue,
  ...deReasons,
  ...deRedaktion,
  ...deRemarks,
  ...deReports,
  ...deScreening,
  ...deStaff,
};

export type CatalogueKey = keyof typeof de;

/** Every message of the interface; a key that English lacks does not compile. */
export const catalogues: Record<Lang, Record<CatalogueKey, string>> = {
  de,
  en: {
    ...enSite,
    ...enTopics,
    ...enThreads,
    ...enComments,
    ...enCases,
    ...enDeskRecords,
    ...enFeeds,
    ...enFollow,
    ...enKeys,
    ...enLedger,
    ...enMail,
    ...enModeration,
    ...enPlanning,
    ...enQueue,
    ...enReasons,
    ...enRedaktion,
    ...enRemarks,
    ...enReports,
    ...enScreening,
    ...enStaff,
  },
};
