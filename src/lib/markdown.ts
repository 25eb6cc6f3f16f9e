import MarkdownIt from 'markdown-it';

/** Editors' texts only; HTML in them is shown as text. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** Headings begin one level below the page's own. */
markdown.core.ruler.push('headings-below-the-title', ({ tokens }) => {
  for (const token of tokens) {
    if (token.type !== 'heading_open' && token.type !== 'heading_close') continue;
    token.tag = `h${Math.min(Number(token.tag.slice(1)) + 1, 6)}`;
  }
});

/** HTML of a text written in Markdown; its first-level headings become h2. */
export function renderMarkdown(text: string): string {
  return markdown.render(text);
}
