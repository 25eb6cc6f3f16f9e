import type { AccessibilityLaw } from '../accessibility-law.ts';
import type { Draft } from '../site-facts.ts';

/** Follows the model statement of Implementing Decision (EU) 2018/1523. */
export const accessibilityDe: Draft = ({ name, operator, contactEmail, law }) => `
${operator || '[Name der Stadt oder Gemeinde]'} möchte, dass alle Menschen am Stadtgespräch teilnehmen können. Diese Erklärung gilt für die Website „Stadtgespräch ${name}“.

## Welche Regeln gelten

${statutes(law)} Von dort führt der Weg zur europäischen Norm EN 301 549, die für Websites die Richtlinien WCAG 2.1 auf der Stufe AA verlangt. Unser eigenes Ziel ist WCAG 2.2, Stufe AA.

## Wie barrierefrei diese Website ist

Wir bewerten sie selbst: Sie erfüllt die Anforderungen nach unserem Wissen weitgehend. Automatische Prüfungen sehen bei jeder Änderung der Software alle Arten von Seiten an, in der Breite eines Telefons und eines großen Bildschirms. Eine Prüfung durch Dritte oder durch Menschen mit Behinderungen hat noch nicht stattgefunden.

## Was noch nicht barrierefrei ist

- Es gibt noch keine Fassung in Leichter Sprache und kein Video in Deutscher Gebärdensprache.
- Beiträge von Bürgerinnen und Bürgern erscheinen so, wie sie geschrieben wurden. Wir gestalten sie lesbar, ändern aber ihre Worte nicht.
- [Hier ergänzt der Betreiber, was ihm an eigenen Texten, Bildern oder Dateien bekannt ist.]

## Wann diese Erklärung entstanden ist

Sie wurde im November 2026 auf Grundlage einer Eigenbewertung verfasst. [Datum der letzten Überprüfung]

## Haben Sie eine Barriere gefunden?

Dann schreiben Sie uns bitte${contactEmail ? ` an ${contactEmail}` : '; wie Sie uns erreichen, steht im [Impressum](/impressum)'}. Sagen Sie uns, auf welcher Seite es hakt und womit Sie lesen oder schreiben. Wir melden uns und sagen Ihnen, was wir tun. Auf diesem Weg können Sie auch Auskünfte erbitten, die hier noch nicht barrierefrei zu finden sind.

## Wenn unsere Antwort nicht hilft

${enforcement(law)}
`;

function statutes({ land, statutes }: AccessibilityLaw): string {
  const whose = land ? `des Landes ${land}` : 'des Bundes';
  return `Es gilt das Recht ${whose} über barrierefreie Websites öffentlicher Stellen: ${statutes ?? '[Gesetz und Verordnung]'}.`;
}

function enforcement({ enforcement: body }: AccessibilityLaw): string {
  if (!body) {
    return 'Dann können Sie sich an die Durchsetzungsstelle wenden: [Name und Anschrift]. Das Verfahren ist kostenlos.';
  }
  return `Dann hilft Ihnen die [${body.name}](${body.url}). Sie vermittelt außergerichtlich zwischen Ihnen und uns. Das Verfahren ist kostenlos, und Sie brauchen keinen Rechtsbeistand.`;
}
