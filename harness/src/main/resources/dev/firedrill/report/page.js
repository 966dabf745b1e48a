(() => {
  'use strict';
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const form = document.getElementById('filter');
  const shown = document.getElementById('shown');
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

  const reveal = () => {
    let id = '';
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    const target = id && document.getElementById(id);
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
    target.scrollIntoView({block: target.matches('.body') ? 'start' : 'center'});
  };

  form.hidden = false;
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(filter));
  document.getElementById('unfold').addEventListener('click', () => {
    const folded = all('article:not([hidden]) > details');
    const open = folded.some((card) => !card.open);
    folded.forEach((card) => { card.open = open; });
  });
  all('.timeline').forEach((figure) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Zoom';
    button.addEventListener('click', () => {
      button.textContent = figure.classList.toggle('zoomed') ? 'Whole' : 'Zoom';
    });
    figure.querySelector('figcaption').append(' ', button);
  });
  window.addEventListener('hashchange', reveal);
  filter();
  reveal();
})();
