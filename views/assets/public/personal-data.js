import { findAddresses } from '../built/personal-data/address.js';
import { findEmails } from '../built/personal-data/email.js';
import { findIbans } from '../built/personal-data/iban.js';
import { findPhones } from '../built/personal-data/phone.js';

const FINDERS = { phone: findPhones, address: findAddresses, email: findEmails, iban: findIbans };

/**
 * The first passage of each kind that a resident may not want to publish, by the rules that mark it for the moderator.
 *
 * @param {string} text
 * @returns {Record<string, string>}
 */
export function findPersonalData(text) {
  const found = {};
  for (const [kind, find] of Object.entries(FINDERS)) {
    const [first] = find(text);
    if (first) found[kind] = text.slice(first.start, first.end);
  }
  return found;
}
