import type { FastifyRequest } from 'fastify';
import { NotFound } from '../platform/refusal.ts';

export interface CommentRequest {
  Params: { id: string };
}

export function isCommentId(text: unknown): text is string {
  return typeof text === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** @throws NotFound where the address names no comment */
export function commentIdOf({ params: { id } }: FastifyRequest<CommentRequest>): string {
  if (!isCommentId(id)) throw new NotFound();
  return id;
}
