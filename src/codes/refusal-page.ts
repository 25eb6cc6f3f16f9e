import type { FastifyReply } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { sendCodesPage, type TopicDesk } from './codes-desk.ts';

/** `views/codes/refused.hbs`: why nothing was done, and the way back. */
export type RefusedPage = { text: string; backHref: string };

export async function sendRefusal(desk: TopicDesk, model: RefusedPage): Promise<FastifyReply> {
  return sendCodesPage(desk, { template: 'refused', title: translate(desk.lang, 'codes.refused'), model });
}
