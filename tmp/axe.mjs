import { chromium } from 'playwright-core'; import { AxeBuilder } from '@axe-core/playwright'; import { HtmlValidate } from 'html-validate';
const html = new HtmlValidate({ extends: ['html-validate:recommended'] });
const base='http://127.0.0.1:8091';
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-background-networking','--disable-gpu']});
const p = await (await b.newContext({viewport:{width:1280,height:800}})).newPage();
const tags=['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'];
const T={};const add=(k,d)=>T[k]=(T[k]||0)+d;
for (let i=0;i<3;i++) for (const u of ['/','/themen/digital-stadt-jena','/anmelden','/offene-daten']) {
  let t=performance.now(); const r=await p.goto(base+u); add('goto',performance.now()-t);
  t=performance.now(); await html.validateString(await r.text()); add('valid',performance.now()-t);
  t=performance.now(); await new AxeBuilder({page:p}).withTags(tags).analyze(); add('axe',performance.now()-t);
  t=performance.now(); await new AxeBuilder({page:p}).withTags(tags).setLegacyMode(true).analyze(); add('legacy',performance.now()-t);
  t=performance.now(); await new AxeBuilder({page:p}).withTags(tags).setLegacyMode(true).options({resultTypes:['violations']}).analyze(); add('legacyviol',performance.now()-t);
}
console.log(T); await b.close();
