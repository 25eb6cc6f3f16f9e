import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { DEFAULT_SITE_ID } from '../site/site.ts';
import { type AkismetDeps, consultAkismet, tellAkismet } from './consult-akismet.ts';
import { learnSpam } from './learn-spam.ts';
import { deleteExpiredMaterial } from './queries.ts';

/** What screening does outside of requests. Without Akismet nothing here ever leaves the house. */
export const screeningJobs = fp(
  async (app: FastifyInstance) => {
    app.jobs.hourly('akismet-material-retention', () => deleteExpiredMaterial(app.db));

    app.jobs.hourly('spam-learning', async () => {
      await learnSpam(app.db, DEFAULT_SITE_ID);
    });

    const { akismet: settings, publicUrl } = app.config;
    if (!settings) return;
    // Loaded only where it is switched on.
    const { createAkismet } = await import('./akismet.ts');
    const deps: AkismetDeps = {
      db: app.db,
      akismet: createAkismet(settings),
      mode: settings.mode,
      secrets: app.secrets,
      publicUrl,
    };
    app.jobs.add('akismet-check', (payload) =>
      consultAkismet(deps, (payload as { commentId: string }).commentId),
    );
    app.jobs.add('akismet-feedback', (payload) => {
      const { commentId, judgement } = payload as { commentId: string; judgement: 'ham' | 'spam' };
      return tellAkismet(deps, commentId, judgement);
    });
  },
  { name: 'screening-jobs', dependencies: ['jobs'] },
);
