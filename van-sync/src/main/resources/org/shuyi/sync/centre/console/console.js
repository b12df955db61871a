// The part of a page that lives is fetched again every few seconds, unless somebody is at work in it.
const live = () => document.getElementById('live');

async function again() {
  const part = live();
  if (document.hidden || part.contains(document.activeElement) || getSelection().toString()) return;
  try {
    const answer = await fetch(location.href, { headers: { 'X-Live': '1' } });
    if (answer.redirected) { location.reload(); return; }
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('live');
    if (answer.ok && fresh) part.replaceWith(fresh);
    document.body.classList.toggle('silent', !answer.ok);
  } catch {
    document.body.classList.add('silent');
  }
}

if (live()) setInterval(again, 1000 * Number(live().dataset.every));
