import type { FastifyRequest } from 'fastify';
import { isUuid } from '../lib/uuid.ts';
import { NotFound } from '../platform/refusal.ts';

export interface CommentRequest {
  Params: { id: string };
}

export function isCommentId(text: unknown): text is string {
  return typeof text === 'string' && isUuid(text);
}

/** @throws NotFound where the address names no comment */
export function commentIdOf({ params: { id } }: FastifyRequest<CommentRequest>): string {
  if (!isCommentId(id)) throw new NotFound();
  return id;
}
