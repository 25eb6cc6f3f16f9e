/** An invented editors' text of about 600 words, in Markdown. */
export const TOPIC_BODY = `## Worum es geht

Die Uferpromenade zwischen der alten Mühle und dem Sportplatz ist in die Jahre gekommen. Wege sind uneben, an mehreren Stellen fehlt Licht, und wer mit dem Kinderwagen oder dem Rollstuhl unterwegs ist, kommt an zwei Treppen nicht weiter. Zugleich ist das Ufer der Ort, an dem sich im Sommer die halbe Stadt trifft: zum Schwimmen, zum Grillen, zum Musizieren oder einfach zum Sitzen. In den nächsten drei Jahren soll die Promenade deshalb Stück für Stück erneuert werden, und wir möchten von Ihnen wissen, was dabei wichtig ist.

Der Stadtrat hat im Frühjahr die Mittel für die Planung freigegeben. Ein Entwurf liegt noch nicht vor, und das ist Absicht: Bevor gezeichnet wird, wollen wir hören, wie Sie das Ufer heute nutzen, was Sie dort vermissen und was auf keinen Fall verloren gehen darf. Die Planerinnen und Planer lesen jeden Beitrag und antworten auf das, was sich daraus ergibt.

## Was schon feststeht

Der Hochwasserschutz hat Vorrang. Die Wiesen unterhalb der Mühle müssen frei bleiben, damit der Fluss im Winter Platz hat; Gebäude, feste Dächer und hohe Mauern sind dort nicht möglich. Die alten Weiden am Wehr stehen unter Schutz und bleiben erhalten. Auch der Radweg, der die beiden Stadtteile verbindet, wird nicht unterbrochen, sondern während der Bauzeit über die Gartenstraße geführt.

Fest steht außerdem, dass die beiden Treppen durch Rampen ergänzt werden. Der Beirat für Menschen mit Behinderungen hat dazu eine Begehung gemacht und drei Stellen benannt, an denen eine flache Lösung möglich ist. Welche davon zuerst gebaut wird, hängt auch von Ihren Hinweisen ab.

## Was noch offen ist

Offen ist fast alles andere. Soll es mehr Sitzplätze geben, und wenn ja, eher Bänke im Schatten oder Stufen am Wasser? Braucht der Spielplatz einen neuen Ort, damit er im Frühjahr nicht mehr unter Wasser steht? Wie hell soll es am Abend sein, wenn zugleich Fledermäuse und Nachtfalter dunkle Stellen brauchen? Wo fehlen Abfallkörbe, Trinkwasser, eine öffentliche Toilette? Und wie kommen die, die mit dem Rad fahren, und die, die zu Fuß gehen, besser aneinander vorbei?

Auch über Geld muss gesprochen werden. Eine Beleuchtung, die sich selbst herunterregelt, kostet in der Anschaffung mehr und im Betrieb weniger. Holzstege sind schön, müssen aber alle zwölf Jahre erneuert werden. Wir legen zu jeder Frage offen, was die Möglichkeiten kosten und wer sie später pflegt.

## Wie es weitergeht

Sie können sich bis zum Ende der Frist beteiligen. Danach werten die Fachleute des Amtes für Stadtgrün alle Beiträge aus, fassen sie zusammen und stellen das Ergebnis im Ausschuss für Stadtentwicklung vor. Zu jedem Vorschlag wird gesagt, ob er übernommen wird, ob er geprüft wird oder warum er nicht möglich ist. Der Entwurf, der daraus entsteht, wird öffentlich gezeigt: im Rathaus, in der Bibliothek und an zwei Nachmittagen direkt am Ufer.

Wer nicht schreiben möchte, kann anrufen, eine Karte einwerfen oder zum Rundgang kommen. Was dort gesagt wird, geht auf dem gleichen Weg in die Auswertung ein wie ein Beitrag auf dieser Seite. Wenn Sie Fragen zum Ablauf haben, erreichen Sie das Büro für Beteiligung werktags zwischen neun und sechzehn Uhr. Kinder und Jugendliche sind ausdrücklich eingeladen: Die Schulen am Fluss machen im Unterricht eigene Vorschläge, die Sie hier ebenfalls finden werden.

Bitte bleiben Sie freundlich, auch wenn Sie anderer Meinung sind. Beiträge werden vor der Veröffentlichung gelesen, damit niemand beleidigt wird und keine privaten Daten auf der Seite stehen. Das dauert in der Regel nicht länger als zwei Tage.`;

/** Invented sentences; a comment is made of some of them. */
export const SENTENCES = [
  'An der Kurve hinter der Mühle ist es abends so dunkel, dass ich lieber einen Umweg gehe.',
  'Mehr Bänke mit Lehne, bitte, und zwar im Schatten.',
  'Meine Mutter ist 84 und schafft den Weg bis zum Wehr nur, wenn sie sich unterwegs setzen kann.',
  'Der Radweg gehört vom Fußweg getrennt, am besten mit einem Streifen Grün dazwischen.',
  'Lassen Sie die Wiese bitte so, wie sie ist.',
  'Im Sommer quellen die Abfallkörbe schon am Freitagabend über.',
  'Ein Trinkbrunnen am Sportplatz würde vielen helfen, nicht nur den Kindern.',
  'Die alten Weiden sind das Schönste am ganzen Ufer.',
  'Warum nicht die Laternen dimmen, wenn nach Mitternacht niemand mehr unterwegs ist?',
  'Ich fahre die Strecke jeden Tag mit dem Lastenrad und komme an der engen Stelle kaum vorbei.',
  'Der Spielplatz stand dieses Frühjahr dreimal unter Wasser, der Sand war danach nicht mehr zu gebrauchen.',
  'Stufen am Wasser wären wunderbar, solange daneben auch ein flacher Zugang bleibt.',
  'Für Rollstühle ist die Rampe am Parkplatz viel zu steil.',
  'Bitte denken Sie an die Schwimmerinnen und Schwimmer, die früh um sechs kommen.',
  'Eine Toilette, die auch im Winter offen ist, fehlt am meisten.',
  'Die Musik ist kein Problem, die Scherben am nächsten Morgen sind eines.',
  'Unser Verein würde die Pflege eines Beetes gern übernehmen.',
  'Holzstege sehen gut aus, sind aber bei Nässe glatt wie Eis.',
  'Wir haben im Unterricht ein Modell gebaut und würden es gern zeigen.',
  'Kann die Stadt nicht erst einmal die Löcher im Weg ausbessern?',
  'Die Fledermäuse jagen genau dort, wo jetzt die neuen Lampen stehen sollen.',
  'Ein Weg, der auch nach Regen begehbar ist, wäre mir wichtiger als jede Bank.',
  'Wer pflegt das alles in zehn Jahren, und woher kommt das Geld?',
  'Ich wünsche mir eine Stelle, an der man ein Boot ins Wasser lassen kann.',
  'Am Wochenende parken die Autos bis auf die Wiese, da hilft nur eine Schranke.',
  'Danke, dass Sie vor dem Zeichnen fragen.',
  'Der Lärm von der Straße ist schlimmer geworden, eine Hecke würde schon helfen.',
  'Für die Hunde braucht es einen eigenen Bereich, dann gibt es weniger Streit.',
  'Die Bushaltestelle liegt zu weit weg, wenn man schlecht zu Fuß ist.',
  'Schön wäre ein Schild, das die Geschichte der Mühle erzählt.',
  'Grillplätze ja, aber bitte mit fester Feuerstelle und Aschebehälter.',
  'Im Herbst ist das Laub auf den Stufen gefährlich.',
];

/** Invented names; some people give none. */
export const NAMES = [
  'Frieda K.',
  'Jonas Ahlert',
  'M. Sander',
  'Ute',
  'Familie Brandis',
  'Karim E.',
  'Theo',
  '',
];
