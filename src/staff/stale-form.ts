/** A form whose `_csrf` is missing, of another session or of one that has ended. Opening the page anew gives a good one. */
export class StaleForm extends Error {
  readonly statusCode = 403;
  readonly code = 'STALE_FORM';
  override name = 'StaleForm';
}
