import { answers as deAnswers } from './de/answers.ts';
import { api as deApi } from './de/api.ts';
import { cases as deCases } from './de/cases.ts';
import { codes as deCodes } from './de/codes.ts';
import { comments as deComments } from './de/comments.ts';
import { deskRecords as deDeskRecords } from './de/desk-records.ts';
import { exports as deExports } from './de/exports.ts';
import { feeds as deFeeds } from './de/feeds.ts';
import { figures as deFigures } from './de/figures.ts';
import { follow as deFollow } from './de/follow.ts';
import { groups as deGroups } from './de/groups.ts';
import { intake as deIntake } from './de/intake.ts';
import { keys as deKeys } from './de/keys.ts';
import { ledger as deLedger } from './de/ledger.ts';
import { mail as deMail } from './de/mail.ts';
import { moderation as deModeration } from './de/moderation.ts';
import { modes as deModes } from './de/modes.ts';
import { openData as deOpenData } from './de/open-data.ts';
import { planning as dePlanning } from './de/planning.ts';
import { planningDesk as dePlanningDesk } from './de/planning-desk.ts';
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
import { webhooks as deWebhooks } from './de/webhooks.ts';
import { answers as enAnswers } from './en/answers.ts';
import { api as enApi } from './en/api.ts';
import { cases as enCases } from './en/cases.ts';
import { codes as enCodes } from './en/codes.ts';
import { comments as enComments } from './en/comments.ts';
import { deskRecords as enDeskRecords } from './en/desk-records.ts';
import { exports as enExports } from './en/exports.ts';
import { feeds as enFeeds } from './en/feeds.ts';
import { figures as enFigures } from './en/figures.ts';
import { follow as enFollow } from './en/follow.ts';
import { groups as enGroups } from './en/groups.ts';
import { intake as enIntake } from './en/intake.ts';
import { keys as enKeys } from './en/keys.ts';
import { ledger as enLedger } from './en/ledger.ts';
import { mail as enMail } from './en/mail.ts';
import { moderation as enModeration } from './en/moderation.ts';
import { modes as enModes } from './en/modes.ts';
import { openData as enOpenData } from './en/open-data.ts';
import { planning as enPlanning } from './en/planning.ts';
import { planningDesk as enPlanningDesk } from './en/planning-desk.ts';
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
import { webhooks as enWebhooks } from './en/webhooks.ts';

export type Lang = 'de' | 'en';

const de = {
  ...deSite,
  ...deApi,
  ...deTopics,
  ...deAnswers,
  ...deThreads,
  ...deCodes,
  ...deComments,
  ...deCases,
  ...deDeskRecords,
  ...deExports,
  ...deFeeds,
  ...deFigures,
  ...deFollow,
  ...deGroups,
  ...deIntake,
  ...deKeys,
  ...deLedger,
  ...deMail,
  ...deModeration,
  ...deModes,
  ...deOpenData,
  ...dePlanning,
  ...dePlanningDesk,
  ...deQueue,
  ...deReasons,
  ...deRedaktion,
  ...deRemarks,
  ...deReports,
  ...deScreening,
  ...deStaff,
  ...deWebhooks,
};

export type CatalogueKey = keyof typeof de;

/** Every message of the interface; a key that English lacks does not compile. */
export const catalogues: Record<Lang, Record<CatalogueKey, string>> = {
  de,
  en: {
    ...enSite,
    ...enApi,
    ...enTopics,
    ...enAnswers,
    ...enThreads,
    ...enCodes,
    ...enComments,
    ...enCases,
    ...enDeskRecords,
    ...enExports,
    ...enFeeds,
    ...enFigures,
    ...enFollow,
    ...enGroups,
    ...enIntake,
    ...enKeys,
    ...enLedger,
    ...enMail,
    ...enModeration,
    ...enModes,
    ...enOpenData,
    ...enPlanning,
    ...enPlanningDesk,
    ...enQueue,
    ...enReasons,
    ...enRedaktion,
    ...enRemarks,
    ...enReports,
    ...enScreening,
    ...enStaff,
    ...enWebhooks,
  },
};
