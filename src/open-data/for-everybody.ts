/** The scripts of any site may read it; a browser adds no credentials of its own to what is for everybody (Fetch standard, CORS). */
export const FOR_SCRIPTS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'Content-Disposition, ETag, Link, Retry-After, Stadtgespraech-Rows, WWW-Authenticate',
} as const;

/** Public data, which pages of any site may use in every way. */
export const FOR_EVERYBODY = {
  ...FOR_SCRIPTS,
  'cross-origin-resource-policy': 'cross-origin',
} as const;
