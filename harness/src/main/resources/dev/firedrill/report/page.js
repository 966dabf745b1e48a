(() => {
  'use strict';
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);

  // Makes an element; texts of an add-on become text and nothing else.
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const button = (label, title, act) => {
    const made = make('button', {type: 'button', title}, label);
    made.addEventListener('click', act);
    return made;
  };

  // What the page needs only when it has been opened comes compressed: drawings, and what single entries tell.

  let contents = {drawings: {}, entries: {}};

  const unpack = async () => {
    const packed = Uint8Array.from(atob(byId('pack').content.textContent), (c) => c.charCodeAt(0));
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
    contents = JSON.parse(await new Response(unpacked).text());
  };

  // Filter

  const form = byId('filter');
  const shown = byId('shown');
  const outcome = form.elements.namedItem('outcome');
  const group = form.elements.namedItem('group');
  const text = form.elements.namedItem('text');

  const filter = () => {
    const words = text.value.trim().toLowerCase();
    const fits = (item) => (!outcome.value || item.dataset.outcome === outcome.value)
      && (!group.value || item.dataset.group === group.value)
      && item.querySelector('[data-words]').textContent.toLowerCase().includes(words);
    all('[data-outcome]').forEach((item) => { item.hidden = !fits(item); });
    all('[data-of]').forEach((part) => { part.hidden = !all('[data-outcome]', part).some((item) => !item.hidden); });
    const cards = all('article[data-outcome]');
    shown.textContent = cards.filter((card) => !card.hidden).length + ' of ' + cards.length;
  };

  // What went over the wire

  const dialog = byId('exchange');
  const said = byId('said');
  const place = byId('place');
  const steps = {entries: [], at: 0};
  const table = (kind, caption, rows) => make('table', {className: kind},
    ...(caption ? [make('caption', {}, caption)] : []),
    ...rows.map(([name, value]) => make('tr', {}, make('th', {scope: 'row'}, name), make('td', {}, value))));
  // Only where it stays what it was: a number may be too large for a script, and a name may come twice.
  const laidOut = (part) => {
    try {
      const value = JSON.parse(part.body);
      return JSON.stringify(value) === part.body.trim() ? JSON.stringify(value, null, 2) : part.body;
    } catch {
      return part.body;
    }
  };
  const message = (title, part) => part
    ? make('section', {},
      make('h4', {}, title),
      make('p', {className: 'line'}, make('code', {}, part.line)),
      table('fields', '', (part.headers || []).map((header) => [header.name, header.value])),
      ...(part.body ? [make('pre', {}, make('code', {}, laidOut(part)))] : []),
      ...(part.more ? [make('p', {className: 'quiet'}, 'and ' + part.more + ' characters more')] : []))
    : make('section', {}, make('h4', {}, title), make('p', {className: 'line'}, 'none came'));
  const token = (one, index) => table('fields claims', 'Token ' + (index + 1) + ' says', [
    ['alg', one.algorithm], ...Object.entries(one.claims || {})]);
  const exchange = (one) => make('section', {},
    ...(one.label ? [make('h3', {}, one.label.toLowerCase().replaceAll('_', ' '))] : []),
    make('div', {className: 'sides'}, message('Request', one.request), message('Answer', one.answer)),
    ...(one.tokens || []).map(token));

  const show = (step) => {
    steps.at = Math.max(0, Math.min(steps.entries.length - 1, step));
    const ordinal = steps.entries[steps.at];
    const found = contents.entries[ordinal];
    byId('told').textContent = '#' + ordinal + (found ? ' ' + found.text : '');
    place.textContent = steps.entries.length > 1 ? (steps.at + 1) + ' of ' + steps.entries.length : '';
    byId('former').hidden = byId('next').hidden = steps.entries.length < 2;
    byId('former').disabled = steps.at === 0;
    byId('next').disabled = steps.at === steps.entries.length - 1;
    said.replaceChildren(...(found
      ? [make('p', {className: 'quiet'}, found.at + ' after the run began'), ...found.exchanges.map(exchange)]
      : []));
    if (!found || !found.exchanges.length) {
      said.append(make('p', {className: 'quiet'}, 'No exchange of it is in this page. Line ' + (Number(ordinal) + 1)
        + ' of history.ndjson has what was kept.'));
    }
    said.scrollTop = 0;
  };
  const look = (mark) => {
    steps.entries = mark.dataset.e.split(' ');
    show(0);
    dialog.showModal();
    byId('told').focus();
  };
  byId('former').addEventListener('click', () => show(steps.at - 1));
  byId('next').addEventListener('click', () => show(steps.at + 1));
  byId('shut').addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.addEventListener('keydown', (event) => {
    const way = {ArrowLeft: -1, ArrowRight: 1}[event.key];
    if (way) {
      show(steps.at + way);
    }
  });

  // Timelines

  const LARGEST = 16;

  const zoom = (figure, level) => {
    const scroll = figure.querySelector('.scroll');
    const middle = (scroll.scrollLeft + scroll.clientWidth / 2) / scroll.scrollWidth;
    const wanted = Math.max(1, Math.min(LARGEST, level));
    figure.dataset.zoom = wanted;
    figure.querySelector('svg').style.width = wanted * 100 + '%';
    scroll.scrollLeft = middle * scroll.scrollWidth - scroll.clientWidth / 2;
  };
  const zoomed = (figure, factor) => zoom(figure, Number(figure.dataset.zoom || 1) * factor);

  const goTo = (figure, step) => {
    const marks = all('svg [data-e]', figure);
    if (!marks.length) {
      return;
    }
    const former = marks.findIndex((mark) => mark.classList.contains('at'));
    const index = Math.max(0, Math.min(marks.length - 1, step === 'first' ? 0 : step === 'last' ? marks.length - 1 : former + step));
    marks.forEach((mark, i) => mark.classList.toggle('at', i === index));
    marks[index].scrollIntoView({block: 'nearest', inline: 'center'});
    figure.querySelector('output').textContent = marks[index].querySelector('title').textContent;
  };
  const KEYS = {
    ArrowRight: (figure) => goTo(figure, 1),
    ArrowLeft: (figure) => goTo(figure, -1),
    Home: (figure) => goTo(figure, 'first'),
    End: (figure) => goTo(figure, 'last'),
    '+': (figure) => zoomed(figure, 2),
    '-': (figure) => zoomed(figure, 0.5),
    0: (figure) => zoom(figure, 1),
    Enter: (figure) => {
      const at = figure.querySelector('svg .at');
      if (at) {
        look(at);
      }
    },
  };

  const ready = (figure) => {
    figure.classList.add('drawn');
    figure.querySelector('figcaption').append(make('span', {className: 'zoom'},
      button('−', 'Less (-)', () => zoomed(figure, 0.5)), ' ',
      button('+', 'More (+)', () => zoomed(figure, 2)), ' ',
      button('Whole', 'The whole of it (0)', () => zoom(figure, 1))));
    figure.append(make('output', {}, ''));
    figure.querySelector('svg').addEventListener('keydown', (event) => {
      const act = !event.ctrlKey && !event.metaKey && !event.altKey && KEYS[event.key];
      if (act) {
        event.preventDefault();
        act(figure);
      }
    });
  };

  // Most of the page follows when it has been opened, card by card, so that it opens at once: first what is to be seen,
  // then the text of all others, which can be searched then. Timelines of closed cards wait until they are opened.

  const tell = (card) => all('template.later', card).forEach((later) => later.replaceWith(later.content));
  const draw = (card) => {
    tell(card);
    all('.drawing', card).forEach((place) => {
      const markup = contents.drawings[place.dataset.ofCard];
      if (markup) {
        place.replaceWith(...new DOMParser().parseFromString(markup, 'text/html').body.childNodes);
      }
    });
    all('figure.timeline:not(.drawn)', card).forEach(ready);
  };
  const whenIdle = window.requestIdleCallback || ((work) => setTimeout(work));
  const follow = (work) => {
    const next = work.shift();
    if (next) {
      next();
      whenIdle(() => follow(work));
    } else {
      document.documentElement.classList.add('whole');
    }
  };
  const cards = () => all('article > details');
  const followUp = () => unpack()
    .catch(() => {
      all('.drawing').forEach((place) => place.append('This browser cannot unpack the timelines; a newer one can.'));
    })
    .then(() => {
      reveal();
      follow([
        ...cards().filter((card) => card.open).map((card) => () => draw(card)),
        ...cards().map((card) => () => tell(card)),
      ]);
    });

  // Links

  // Places within a card begin with its id, and may not be there yet.
  const find = (id) => {
    const body = all('.body').find(({id: card}) => [card + '-m', card + '-f'].some((start) => id.startsWith(start)));
    if (body && !byId(id)) {
      draw(body.closest('details'));
    }
    return byId(id);
  };

  const reveal = () => {
    let id = '';
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    const target = id && find(id);
    if (!target) {
      return;
    }
    if (target.closest('[hidden]')) {
      form.reset();
      filter();
    }
    for (let outer = target.closest('details'); outer; outer = outer.parentElement.closest('details')) {
      outer.open = true;
    }
    // The browser's own target is what was there when it went to the link.
    all('.target').forEach((former) => former.classList.remove('target'));
    target.classList.add('target');
    target.scrollIntoView({block: target.matches('.body') ? 'start' : 'center'});
  };

  document.documentElement.classList.add('scripted');
  form.hidden = false;
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(filter));
  byId('unfold').addEventListener('click', () => {
    const folded = all('article:not([hidden]) > details');
    const open = folded.some((card) => !card.open);
    folded.forEach((card) => { card.open = open; });
    byId('unfold').textContent = open ? 'Close all' : 'Open all';
  });
  cards().forEach((card) => card.addEventListener('toggle', () => card.open && draw(card)));
  document.addEventListener('click', (event) => {
    const mark = event.target.closest('.look, svg path[data-e]');
    // What decided leads to the text that says so.
    if (mark && !mark.closest('a[data-e]')) {
      look(mark);
    }
  });
  window.addEventListener('load', () => whenIdle(followUp));
  window.addEventListener('hashchange', reveal);
  filter();
})();
