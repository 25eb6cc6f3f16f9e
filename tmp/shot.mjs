import { chromium } from 'playwright-core';
const pw = process.argv[2]; const base='http://127.0.0.1:8091';
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-background-networking','--disable-gpu']});
for (const w of [1280,360]) {
  const c = await b.newContext({viewport:{width:w,height:w===360?780:900}}); const p = await c.newPage();
  await p.goto(base+'/anmelden'); await p.fill('input[type=email]','planung@demo.example'); await p.fill('input[type=password]',pw); await p.click('main button[type=submit]'); await p.waitForLoadState();
  const T='/planung/themen/digital-stadt-jena';
  const pages={planung:'/planung',desk:T,codes:T+'/schlagwoerter',figures:T+'/zahlen',answers:T+'/antworten',import:T+'/import',paper:T+'/eingang',departments:'/planung/fachdienste',groups:T+'/gruppen',export:T+'/exporte'};
  for (const [n,u] of Object.entries(pages)) { const r=await p.goto(base+u); console.log(w,n,r.status(),p.url()); await p.screenshot({path:`/tmp/shots/${n}-${w}.png`,fullPage:true}); }
  if (w===1280) { await p.goto(base+T); const links=await p.$$eval('main a, nav a',as=>[...new Set(as.map(a=>a.getAttribute('href')))].filter(h=>h&&h.startsWith('/planung'))); console.log(links.join('\n')); }
  await c.close();
}
await b.close();
