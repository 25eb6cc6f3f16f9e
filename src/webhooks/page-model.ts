import type { Moment } from '../i18n/moment.ts';

type Field = { value: string; error?: string; theirsText?: string };
export type State = 'good' | 'failing' | 'off';

/** `views/partials/desk/webhook-form.hbs` */
export type WebhookForm = {
  fields: Record<'name' | 'address', Field>;
  types: readonly { id: string; value: string; label: string; isChosen: boolean }[];
  typesError?: string;
  typesTheirs?: string;
  addressHint: string;
};

type Errors = readonly { field: string; label: string; message: string }[];

/** `views/webhooks/webhooks.hbs` */
export type WebhooksPage = {
  webhooks: readonly WebhookItem[];
  form: WebhookForm;
  errors?: Errors;
  notice?: string;
  alert?: string;
};

export type WebhookItem = {
  name: string;
  href: string;
  address: string;
  state: State;
  stateText: string;
  /** When it was last told, and what waits. */
  lastText: string;
  madeText: string;
};

/** `views/webhooks/webhook.hbs` */
export type WebhookPage = {
  path: string;
  version: number;
  name: string;
  state: State;
  stateText: string;
  lastText: string;
  madeText: string;
  form: WebhookForm;
  deliveries: readonly DeliveryItem[];
  errors?: Errors;
  notice?: string;
  alert?: string;
};

export type DeliveryItem = {
  typeText: string;
  /** The comment on its page. */
  about?: { text: string; href: string };
  at: Moment;
  tries: number;
  resultText: string;
};

/** `views/webhooks/secret.hbs` */
export type SecretPage = { title: string; text: string; secret: string; href: string };
