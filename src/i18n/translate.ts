import { IntlMessageFormat } from 'intl-messageformat';
import { type CatalogueKey, catalogues, type Lang } from './catalogues.ts';

const formats = new Map<string, IntlMessageFormat>();

/**
 * The message of a key in a language, its ICU placeholders filled.
 *
 * @throws when the key is in no catalogue; a test renders every page, so that none reaches a reader
 */
export function translate(lang: Lang, key: CatalogueKey, values?: Record<string, string | number>): string {
  const message = catalogues[lang][key];
  if (message === undefined) throw new Error(`No message ${key} in ${lang}`);
  if (!message.includes('{') && !message.includes("'")) return message;
  const id = `${lang} ${key}`;
  let format = formats.get(id);
  if (!format) {
    format = new IntlMessageFormat(message, lang === 'de' ? 'de-DE' : 'en-GB', undefined, {
      ignoreTag: true,
    });
    formats.set(id, format);
  }
  return format.format(values) as string;
}
