// SPDX-License-Identifier: Apache-2.0
// What the page does by itself. Without it, every link and form works as well, by loading the page anew.
(function () {
  'use strict';

  var here = location.protocol + '//' + location.host + location.pathname.replace(/\/+$/, '');
  var search = location.search;
  var timer = 0;
  var asking = false;
  var latest = 0;

  function root() {
    return document.getElementById('ms');
  }

  // An address that holds a password cannot be fetched relatively.
  function part(query) {
    return fetch(here + '/page.part' + query, { credentials: 'same-origin', cache: 'no-store' })
      .then(function (response) {
        if (!response.ok) {
          throw new Error(response.status);
        }
        return response.text();
      })
      .then(function (text) {
        var found = new DOMParser().parseFromString(text, 'text/html').getElementById('ms');
        if (!found) {
          throw new Error('no page');
        }
        return found;
      });
  }

  function same(a, b) {
    return a && a.nodeType === b.nodeType && a.nodeName === b.nodeName && (a.id || '') === (b.id || '');
  }

  // Makes one element like another, and touches only what differs: typed text, focus, selection and scrolling stay.
  function become(old, fresh) {
    if (old.nodeType === Node.TEXT_NODE) {
      if (old.data !== fresh.data) {
        old.data = fresh.data;
      }
      return;
    }
    attributes(old, fresh);
    if (old.nodeName === 'TEXTAREA') {
      return;
    }
    var next = old.firstChild;
    Array.from(fresh.childNodes).forEach(function (child) {
      var found = next;
      while (found && !same(found, child)) {
        found = child.id ? found.nextSibling : null;
      }
      if (found) {
        while (next !== found) {
          var gone = next;
          next = next.nextSibling;
          gone.remove();
        }
        next = found.nextSibling;
        become(found, child);
      } else {
        old.insertBefore(document.importNode(child, true), next);
      }
    });
    while (next) {
      var rest = next;
      next = next.nextSibling;
      rest.remove();
    }
  }

  function attributes(old, fresh) {
    var kept = { open: true, checked: true, value: old.nodeName === 'INPUT' && old.type !== 'hidden' };
    Array.from(old.attributes).forEach(function (attribute) {
      if (!fresh.hasAttribute(attribute.name) && !kept[attribute.name] && !ofConsole(attribute.name)) {
        old.removeAttribute(attribute.name);
      }
    });
    Array.from(fresh.attributes).forEach(function (attribute) {
      if (old.getAttribute(attribute.name) !== attribute.value && !kept[attribute.name]) {
        old.setAttribute(attribute.name, attribute.value);
      }
    });
  }

  // What the console's own script adds to elements stays as well.
  function ofConsole(name) {
    return name === 'style';
  }

  function refresh() {
    clearTimeout(timer);
    if (asking || document.hidden) {
      later();
      return Promise.resolve();
    }
    var mine = ++latest;
    return part(search)
      .then(function (fresh) {
        if (mine === latest && !asking) {
          become(root(), fresh);
        }
      })
      .catch(function () {
        document.getElementById('ms-stale').hidden = false;
      })
      .then(later);
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(refresh, 1000 * (Number(root().dataset.refresh) || 10));
  }

  // The question of a form that destroys something, as a dialog.
  function ask(form) {
    var query = '?' + new URLSearchParams(new FormData(form)).toString();
    asking = true;
    part(query)
      .then(function (fresh) {
        var question = fresh.querySelector('#question');
        if (!question) {
          throw new Error('no question');
        }
        dialog(document.importNode(question, true), form.querySelector('button'));
      })
      .catch(function () {
        asking = false;
        location.href = here + query;
      });
  }

  function dialog(question, opener) {
    var box = document.createElement('dialog');
    box.className = 'ms-dialog';
    box.lang = root().lang;
    box.setAttribute('aria-labelledby', 'question-title');
    box.append.apply(box, question.childNodes);
    document.body.append(box);
    box.addEventListener('close', function () {
      box.remove();
      asking = false;
      opener.focus();
    });
    box.querySelector('.ms-cancel').addEventListener('click', function (event) {
      event.preventDefault();
      box.close();
    });
    box.showModal();
    box.querySelector('.ms-cancel').focus();
  }

  // The list follows what is typed.
  function filter(form) {
    var query = '?' + new URLSearchParams(new FormData(form)).toString();
    search = query;
    history.replaceState(null, '', query);
    refresh();
  }

  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (form.closest('#ms .ms-ask')) {
      event.preventDefault();
      ask(form);
    } else if (form.closest('#ms .ms-list .ms-filter')) {
      event.preventDefault();
      filter(form);
    } else if (form.method === 'post' && form.closest('#ms, dialog.ms-dialog')) {
      asking = true;
    }
  });

  var typing = 0;
  ['input', 'change'].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      var form = event.target.closest('#ms .ms-list .ms-filter');
      if (form) {
        clearTimeout(typing);
        typing = setTimeout(function () {
          filter(form);
        }, 250);
      }
    });
  });

  document.addEventListener('visibilitychange', function () {
    if (!document.hidden) {
      refresh();
    }
  });

  function start() {
    // The console was not made for telephones; this page is.
    var viewport = document.createElement('meta');
    viewport.name = 'viewport';
    viewport.content = 'width=device-width, initial-scale=1';
    document.head.append(viewport);
    var told = document.getElementById('result') || document.getElementById('preview-title');
    if (told) {
      told.focus();
    }
    var chosen = document.querySelector('#ms .ms-list .ms-chosen');
    if (chosen && chosen.offsetParent) {
      var list = chosen.closest('.ms-list');
      var below = chosen.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom;
      if (below > 0) {
        list.scrollTop += below + list.clientHeight / 2;
      }
    }
    later();
  }

  start();
})();
