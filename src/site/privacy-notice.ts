/** Version of the privacy notice, stored with each comment; raise it when what is done with the data changes. */
export const PRIVACY_NOTICE_VERSION = '2026-12.2';
