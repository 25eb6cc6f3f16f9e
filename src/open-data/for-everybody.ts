/** Public data may be read by the scripts of any site; without credentials, since nobody needs any (Fetch standard, CORS). */
export const FOR_EVERYBODY = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Link, Retry-After',
  'cross-origin-resource-policy': 'cross-origin',
} as const;
