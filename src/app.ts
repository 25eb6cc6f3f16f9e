import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyPluginAsync, LogController } from 'fastify';
import { answerJobs } from './answers/answer-jobs.ts';
import { answerMails } from './answers/answer-mails.ts';
import { answerRoutes } from './answers/routes.ts';
import { apiPageRoutes } from './api/page-routes.ts';
import { apiRoutes } from './api/routes.ts';
import { tokenRoutes } from './api/token-routes.ts';
import { lostLinks } from './cases/link-mails.ts';
import { lostLinkRoutes } from './cases/link-routes.ts';
import { caseMails } from './cases/mails.ts';
import { caseContacts } from './cases/notify-mails.ts';
import { notifyRoutes } from './cases/notify-routes.ts';
import { caseRoutes } from './cases/routes.ts';
import { codesLearning } from './codes/learning.ts';
import { codesRoutes, departmentRoutes } from './codes/routes.ts';
import { commentJobs } from './comments/jobs.ts';
import { commentRoutes } from './comments/routes.ts';
import type { Config } from './config.ts';
import { demoRoutes } from './demo/routes.ts';
import { exportJobRoutes } from './exports/job-routes.ts';
import { exportJobs } from './exports/jobs.ts';
import { exportRoutes } from './exports/routes.ts';
import { figureRoutes } from './figures/routes.ts';
import { following } from './follow/follow-mails.ts';
import { followRetention } from './follow/follow-retention.ts';
import { followRoutes } from './follow/routes.ts';
import { groupJobs } from './groups/jobs.ts';
import { groupRoutes } from './groups/routes.ts';
import { intakeJobs } from './intake/jobs.ts';
import { intakeRoutes } from './intake/routes.ts';
import { mail } from './mail/mail.ts';
import { mailJobs } from './mail/mail-jobs.ts';
import { mailRoutes } from './mail/routes.ts';
import { bulkRoutes } from './moderation/bulk-routes.ts';
import { deskMails } from './moderation/desk-mails.ts';
import { moderationJobs } from './moderation/jobs.ts';
import { modeRoutes } from './moderation/mode-routes.ts';
import { recordRoutes } from './moderation/record-routes.ts';
import { remarkRoutes } from './moderation/remark-routes.ts';
import { moderationRoutes } from './moderation/routes.ts';
import { openDataRoutes } from './open-data/routes.ts';
import { openDataSettingsRoutes } from './open-data/settings-routes.ts';
import { errorPages } from './pages/error-pages.ts';
import { feedRoutes } from './pages/feed-routes.ts';
import { ledgerRoutes } from './pages/ledger-routes.ts';
import { pageRoutes } from './pages/routes.ts';
import { refuseBytes } from './pages/unreadable-requests.ts';
import { planningRoutes } from './planning/routes.ts';
import { allowedMethods } from './platform/allowed-methods.ts';
import { assets } from './platform/assets.ts';
import { database } from './platform/database.ts';
import { BODY_LIMIT, formBody } from './platform/form-body.ts';
import { health } from './platform/health.ts';
import { jobs } from './platform/jobs.ts';
import { limits } from './platform/limits.ts';
import { loggerOptions, requestLog } from './platform/log.ts';
import { pageCache } from './platform/page-cache.ts';
import { deriveSecrets, type Secrets } from './platform/secrets.ts';
import { securityHeaders } from './platform/security-headers.ts';
import { views } from './platform/views.ts';
import { currentReasons } from './reasons/current-reasons.ts';
import { reasonRoutes } from './reasons/routes.ts';
import { redaktionRoutes } from './redaktion/routes.ts';
import { reportDeskRoutes } from './reports/desk-routes.ts';
import { reportJobs } from './reports/jobs.ts';
import { reportMails } from './reports/report-mails.ts';
import { reportRoutes } from './reports/routes.ts';
import { screeningJobs } from './screening/jobs.ts';
import { ruleRoutes } from './screening/rule-routes.ts';
import { screening } from './screening/screening.ts';
import { currentSite } from './site/current-site.ts';
import { siteRoutes } from './site/routes.ts';
import { access } from './staff/access.ts';
import { accountRoutes } from './staff/account-routes.ts';
import { deskSession } from './staff/desk-session.ts';
import { passwordLinkRoutes } from './staff/link-routes.ts';
import { ownAccountRoutes } from './staff/own-account-routes.ts';
import { providerRoutes } from './staff/provider-routes.ts';
import { signInRoutes } from './staff/routes.ts';
import { staffMails } from './staff/staff-mails.ts';
import { topicTitles } from './topics/topic-titles.ts';
import { webhookRoutes } from './webhooks/routes.ts';
import { webhookJobs } from './webhooks/webhook-jobs.ts';

/** The settings of a program whose database and secret are known. */
export type AppConfig = Config & { databaseUrl: string; secretKey: string };

declare module 'fastify' {
  interface FastifyInstance {
    config: AppConfig;
    secrets: Secrets;
  }
}

/** How long one request may take to arrive; slow headers and bodies do not hold a connection for ever. */
const REQUEST_TIMEOUT_MS = 30_000;
const CONNECTION_TIMEOUT_MS = 60_000;
const HEADERS_LIMIT = 16 * 1024;

/** Everything there is, in the order it is put together. Nothing is loaded by its file's place. */
export async function buildApp(config: AppConfig): Promise<FastifyInstance> {
  const https = config.publicUrl.startsWith('https:');
  const app: FastifyInstance = Fastify({
    logger: loggerOptions(config.logLevel),
    logController: new LogController({ disableRequestLogging: true }),
    // A resident names it when they ask for help: it must be found in the logs of all processes and restarts.
    genReqId: () => randomUUID().slice(0, 8),
    trustProxy: trusted(config.trustProxy),
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    http: { maxHeaderSize: HEADERS_LIMIT },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => app.errorHandler(error, request, reply),
    clientErrorHandler: (error, socket) => refuseBytes(app, error, socket),
  });
  app.decorate('config', config);
  app.decorate('secrets', deriveSecrets(config.secretKey));

  await app.register(access);
  await app.register(allowedMethods);
  await app.register(securityHeaders, { https });
  await app.register(requestLog, { trustProxy: config.trustProxy });
  await app.register(formBody);
  await app.register(database, { databaseUrl: config.databaseUrl });
  await app.register(limits, config.redisUrl ? { redisUrl: config.redisUrl } : {});
  await app.register(assets);
  await app.register(views);
  await app.register(pageCache, { databaseUrl: config.databaseUrl, https });
  await app.register(currentSite);
  await app.register(currentReasons);
  await app.register(screening);
  await app.register(topicTitles);
  await app.register(errorPages);
  await app.register(health);
  await app.register(jobs);
  await app.register(mail);
  await app.register(mailJobs);
  await app.register(staffMails);
  await app.register(caseContacts);
  await app.register(caseMails);
  await app.register(answerMails);
  await app.register(answerJobs);
  await app.register(lostLinks);
  await app.register(following);
  await app.register(reportMails);
  await app.register(reportJobs);
  await app.register(deskMails);
  await app.register(followRetention);
  await app.register(screeningJobs);
  await app.register(codesLearning);
  await app.register(commentJobs);
  await app.register(moderationJobs);
  await app.register(groupJobs);
  await app.register(intakeJobs);
  await app.register(exportJobs);
  await app.register(webhookJobs);

  for (const prefix of ['', '/en']) {
    await app.register(pageRoutes, { prefix });
    await app.register(feedRoutes, { prefix });
    await app.register(ledgerRoutes, { prefix });
    await app.register(commentRoutes, { prefix });
    await app.register(followRoutes, { prefix });
    await app.register(lostLinkRoutes, { prefix });
    await app.register(notifyRoutes, { prefix });
    await app.register(caseRoutes, { prefix });
    await app.register(reportRoutes, { prefix });
    await app.register(mailRoutes, { prefix });
    await app.register(siteRoutes, { prefix });
    await app.register(openDataRoutes, { prefix });
    await app.register(apiPageRoutes, { prefix });
    await app.register(demoRoutes, { prefix });
  }

  await app.register(apiRoutes);
  await app.register(desks);
  return app;
}

/** What is for staff: only here is there a session, so that residents never get a cookie. */
const desks: FastifyPluginAsync = async (desk) => {
  await desk.register(deskSession);
  await desk.register(signInRoutes);
  await desk.register(providerRoutes);
  await desk.register(passwordLinkRoutes);
  await desk.register(ownAccountRoutes);
  await desk.register(accountRoutes);
  await desk.register(tokenRoutes);
  await desk.register(webhookRoutes);
  await desk.register(openDataSettingsRoutes);
  await desk.register(moderationRoutes);
  await desk.register(remarkRoutes);
  await desk.register(bulkRoutes);
  await desk.register(recordRoutes);
  await desk.register(modeRoutes);
  await desk.register(reportDeskRoutes);
  await desk.register(ruleRoutes);
  await desk.register(reasonRoutes);
  await desk.register(planningRoutes);
  await desk.register(codesRoutes);
  await desk.register(departmentRoutes);
  await desk.register(answerRoutes);
  await desk.register(exportRoutes);
  await desk.register(figureRoutes);
  await desk.register(groupRoutes);
  await desk.register(intakeRoutes);
  await desk.register(exportJobRoutes);
  await desk.register(redaktionRoutes);
};

/** A number of proxies is counted from our side: what the outermost of them saw is the sender. */
function trusted(trustProxy: Config['trustProxy']) {
  return typeof trustProxy === 'number' ? (_address: string, hop: number) => hop < trustProxy : trustProxy;
}
