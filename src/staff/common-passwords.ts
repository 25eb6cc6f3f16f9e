/**
 * What is tried first against people in German offices: words that passwords are made of by adding digits and signs. Short
 * ones count too, because `checkPassword` looks at what is left without them.
 *
 * @see NIST SP 800-63B, 5.1.1.2: compare with values known to be commonly used or expected
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `abcdef abcdefgh access administration administrator admin adminadmin anmelden anmeldung arbeit arbeitsplatz august
  autobahn baseball batman bayern bayernmunich beteiligung blumen borussia buergermeister bürgermeister buero büro
  buerobuero changeme charlie chef chocolate computer dasistgeheim deutschland dezember donaudampfschiff dortmund dragon
  einstieg erstesmal familie februar fenster ficken football frankfurt freitag freunde frühling fruehling fussball fußball
  gast geheim geheimnis geheimwort gemeinde gemeindeverwaltung germany gott guest hallo hallohallo hallowelt hamburg hannover
  haus herbst herzblatt hunter ichbins ichliebedich iloveyou internet januar jesus juli juni kaffee keinpasswort kennwort
  koeln köln kommune landkreis landratsamt leipzig letmein liebe login mai manager martin master matrix michael microsoft
  mittwoch moderation moderator montag monkey muenchen münchen mueller müller mustang mustermann mutter netiquette nichts
  november oktober ordnungsamt ostern outlook papa passe password passwordpassword passwort passwortpasswort passwörter
  pass planung pokemon polizei presse pressestelle princess qwert qwertz qwertzuiop qwerty qwertyuiop rathaus redaktion
  root samstag sandra sascha schalke schatz schmetterling schule schwarz sekretariat september server service sicher
  sicherheit sommer sommerzeit sonne sonnenschein sonntag sparkasse spiel stadt stadtgespraech stadtgespräch stadtrat
  stadtverwaltung starwars start startpasswort stefan sunshine superman support system teamviewer test testtest
  testpasswort thomas tisch topsecret trustnoone urlaub user vater verwaltung vorzimmer wasser weihnachten welcome welcometo
  wilkommen willkommen windows winter wort zugang zukunft zugangsdaten`.split(/\s+/),
);
