import { writeCommentFilter } from '../comments/comment-filter.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import type { ExportMenu } from './desk-page-model.ts';
import type { DeskPlace } from './desk-place.ts';
import { countText } from './desk-words.ts';
import type { Count } from './list-comments.ts';

interface Exported {
  slug: string;
  title: string;
  hasPlaces: boolean;
  published: number;
  received: number;
}

/** A topic as a whole: what everybody may read, or everything. */
export function topicExports(topic: Exported, lang: Lang): ExportMenu {
  const { slug, title, hasPlaces, published, received } = topic;
  const exact = (number: number): Count => ({ number, isMore: false });
  return {
    slug,
    title,
    hasPlaces,
    hidden: [],
    parts: [
      { value: 'filter', label: partText('published', exact(published), lang), isChosen: true },
      { value: 'alles', label: partText('all', exact(received), lang), isChosen: false },
    ],
  };
}

/** Of a desk also what is ticked, and what its filter finds in the place of what is published. */
export function deskExports(topic: Exported, place: DeskPlace, found: Count, lang: Lang): ExportMenu {
  const { filter, selection } = place;
  const menu = topicExports(topic, lang);
  const { references } = selection;
  const isPicked = !selection.isWhole && references.length > 0;
  const query = writeCommentFilter({ ...filter, ...(isPicked && { references }) });
  const isFiltered = Object.keys(filter).length > 0;
  return {
    ...menu,
    hidden: [...query].map(([name, value]) => ({ name, value })),
    parts: menu.parts.map((part) => ({
      ...part,
      ...(part.value === 'filter' && isFiltered && { label: partText('found', found, lang) }),
      isChosen: part.isChosen && !isPicked,
    })),
    picks: {
      isPicked,
      text: translate(lang, 'planning.export.part', { part: 'picked', text: '{n}' }),
      label: partText('picked', { number: references.length, isMore: false }, lang),
    },
  };
}

function partText(part: 'picked' | 'found' | 'published' | 'all', count: Count, lang: Lang): string {
  return translate(lang, 'planning.export.part', { part, text: countText(count, lang) });
}
