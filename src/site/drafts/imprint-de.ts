import type { Draft } from '../site-facts.ts';

/** § 5 DDG, § 18 Abs. 2 MStV. */
export const imprintDe: Draft = ({ operator, contactEmail }) => `
## Anbieter

${operator || '[Name der Stadt oder Gemeinde]'}\\
[Straße und Hausnummer]\\
[Postleitzahl und Ort]

Vertreten durch: [Name und Amt, zum Beispiel die Oberbürgermeisterin oder der Oberbürgermeister]

## Kontakt

- Telefon: [Rufnummer]
- E-Mail: ${contactEmail ?? '[E-Mail-Adresse]'}

Fragen zu einem Beitrag beantworten wir am schnellsten, wenn Sie Ihre Vorgangsnummer nennen.

## Verantwortlich für den Inhalt

[Name und Anschrift der Person, die nach § 18 Abs. 2 MStV verantwortlich ist]

Die Beiträge zu den Themen haben Bürgerinnen und Bürger geschrieben. Sie geben deren Meinung wieder und nicht die der Verwaltung. Vor der Veröffentlichung liest sie ein Mensch aus der Redaktion; nach welchen Regeln, steht in der [Netiquette](/netiquette).

## Weitere Angaben

- Umsatzsteuer-Identifikationsnummer: [falls vorhanden]
- Aufsichtsbehörde: [falls zuständig]
- Bildnachweise stehen bei den Bildern.
- Diese Website läuft mit der Software Stadtgespräch (Lizenz EUPL-1.2).
`;
