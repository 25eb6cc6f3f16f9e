import type { Draft } from '../site-facts.ts';

export const netiquetteDe: Draft = () => `
Hier reden Menschen miteinander, die verschieden leben und verschieden denken. Das soll so sein. Damit das Gespräch gelingt, gelten sieben Regeln, für alle gleich. Wenn wir einen Beitrag nicht veröffentlichen, nennen wir die Nummer der Regel und sagen, worum es konkret geht.

## Regel 1: Beim Thema bleiben, verständlich schreiben

Ihr Beitrag gehört zu dem Thema, unter dem er steht, und andere müssen ihn verstehen können. Sie brauchen dafür kein Amtsdeutsch und keine fehlerfreie Rechtschreibung. Andere Sprachen sind willkommen.

## Regel 2: Hart in der Sache, fair zu den Menschen

Widerspruch, Spott über Pläne und scharfe Kritik an Entscheidungen sind erlaubt. Beleidigungen, Drohungen und Sätze, die Menschen wegen ihrer Herkunft, ihres Glaubens, ihres Geschlechts, ihrer Behinderung oder ihrer Lebensweise herabsetzen, veröffentlichen wir nicht.

## Regel 3: Nichts, was verboten ist

Strafbare Inhalte erscheinen hier nicht, zum Beispiel Volksverhetzung, verbotene Kennzeichen oder der Aufruf zu Gewalt.

## Regel 4: Keine Angaben über andere Menschen

Nennen Sie keine Namen, Anschriften, Telefonnummern oder andere Einzelheiten von Menschen, die damit nicht öffentlich sein wollen. Gehen Sie auch mit Ihren eigenen Angaben sparsam um: Ein Pseudonym genügt.

## Regel 5: Eigene Worte

Schreiben Sie selbst. Ein kurzes Zitat mit Quelle ist willkommen, ein langer fremder Text nicht, denn er gehört jemand anderem.

## Regel 6: Keine Werbung

Dieses Gespräch ist kein Anschlagbrett für Waren, Dienste, Firmen oder Geldsammlungen. Links sind erlaubt, wenn sie etwas zum Thema beitragen.

## Regel 7: Einmal genügt

Denselben Text zeigen wir nur einmal. Jede Stimme zählt trotzdem: Auch was nicht erscheint, ist gezählt und in der Bilanz des Themas zu sehen.

## Wie wir entscheiden

Jeden Beitrag liest ein Mensch, bevor er erscheint. Prüfprogramme weisen auf Auffälliges hin, entscheiden aber nichts. Wir kürzen und glätten nicht. Über Ihren privaten Link erfahren Sie, was aus Ihrem Beitrag geworden ist und, falls er nicht erscheint, aus welchem Grund.

## Wenn Sie anderer Meinung sind

Sie können Ihr Anliegen jederzeit anders formuliert noch einmal schreiben. Halten Sie unsere Entscheidung für falsch, dann nennen Sie uns Ihre Vorgangsnummer; wie Sie uns erreichen, steht im [Impressum](/impressum).
`;
