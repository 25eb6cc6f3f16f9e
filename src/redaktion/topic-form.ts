import { sentField, sentVersion } from './form-fields.ts';
import { TOPIC_FIELDS, type TopicAction, type TopicField } from './page-models.ts';

export type TopicValues = Record<TopicField, string>;

/** A topic's form as sent by an editor. */
export interface TopicForm {
  /** Fields the form did not carry stay out: they keep what is saved. */
  values: Partial<TopicValues>;
  pictureEdited: boolean;
  /** 0 for a topic that is new. */
  version: number;
  action: TopicAction;
}

export const TOPIC_ACTIONS: readonly TopicAction[] = [
  'save',
  'publish',
  'pause',
  'resume',
  'close',
  'reopen',
  'archive',
];
const TEXTS: readonly TopicField[] = ['body', 'lead', 'sponsor_statement', 'pause_notice'];

/** Named fields only; whatever else was sent is left out. */
export function readTopicForm(body: unknown): TopicForm {
  const values: Partial<TopicValues> = {};
  for (const field of TOPIC_FIELDS) {
    const sent = sentField(body, field);
    if (sent !== undefined) values[field] = TEXTS.includes(field) ? sent.trimEnd() : sent.trim();
  }
  const action = sentField(body, 'action');
  return {
    values,
    pictureEdited: sentField(body, 'picture_edited') === 'on',
    version: sentVersion(body),
    action: TOPIC_ACTIONS.find((known) => known === action) ?? 'save',
  };
}
