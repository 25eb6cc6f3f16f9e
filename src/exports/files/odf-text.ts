import { xml } from './xml.ts';

/**
 * The text of one line inside a paragraph: OpenDocument folds spaces that are not marked. A tab stays as it is, because
 * LibreOffice Calc loses the element for it.
 */
export function odfText(line: string): string {
  const text = xml(line);
  if (!/^ | {2}| $/.test(text)) return text;
  return text.replace(/^ +| {2,}| $/g, (spaces) => `<text:s text:c="${spaces.length}"/>`);
}
