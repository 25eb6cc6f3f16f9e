import type { Lang } from '../i18n/catalogues.ts';

/** `views/pages/text.hbs`: Impressum, Datenschutz, Barrierefreiheit, Netiquette and the demo's interview page. */
export interface TextPageModel {
  text: {
    heading: string;
    /** Markdown rendered with headings from h2 on. */
    bodyHtml: string;
    /** True while the operator has not put a text of their own in place. */
    draft?: boolean;
    contentLang?: Lang;
  };
}
