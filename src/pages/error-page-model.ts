/** `views/errors/error.hbs` */
export interface ErrorPageModel {
  error: {
    status: number;
    /** `notFound` 404 and 410, `forbidden` 403, `unavailable` 429 and 503, `server` other 5xx, `request` other 4xx. */
    kind: 'notFound' | 'forbidden' | 'request' | 'unavailable' | 'server';
    requestId: string;
  };
}
