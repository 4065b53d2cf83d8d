/**
 * What a page must keep to whatever its state, each as a function that returns what is wrong, in words. The tests call
 * them in every engine; the numbers are those of the Web Content Accessibility Guidelines 2.2.
 *
 * axe-core looks at names, roles, structure and the contrast of text. What is here is what it does not see: sizes and
 * overflow, the keyboard, borders, people's own colours, motion and paper.
 */
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const told = (it) => it.outerHTML.replace(/\s+/g, " ").slice(0, 140);
  /** Enough of it to know it again; classes and states come and go. */
  const nameOf = (it) => [it.localName, it.id, it.getAttribute("href"), it.name, it.textContent.trim().slice(0, 60)].join(" ");
  const style = (it, part = null) => getComputedStyle(it, part);
  const isShown = (it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  /** Text that is there for screen readers alone is one pixel large. */
  function isHidden(it) {
    return it !== null && (style(it).clipPath === "inset(50%)" || isHidden(it.parentElement));
  }
  const ownText = (it) => [...it.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join("").trim();

  /** What shows a control: for some inputs, that is the label which comes next. */
  const shownFor = (it) => (it.matches(".md-option, .sv-option input") ? it.nextElementSibling : it);

  // ---- colours

  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();

  /** Any colour of CSS as red, green, blue and alpha, from 0 to 255. */
  function parts(colour) {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = "#000";
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      known.set(colour, [...canvas.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(colour);
  }

  function brightness(colour) {
    const [r, g, b] = parts(colour)
      .slice(0, 3)
      .map((it) => (it / 255 <= 0.04045 ? it / 255 / 12.92 : ((it / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function contrast(one, other) {
    const [low, high] = [brightness(one), brightness(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }

  const isOpaque = (colour) => parts(colour)[3] > 250;
  const isDrawn = (colour) => !["none", ""].includes(colour) && parts(colour)[3] > 25;

  /** The colour that is seen behind an element. */
  function behind(it) {
    for (let at = it; at; at = at.parentElement) {
      const { backgroundColor } = style(at);
      if (isOpaque(backgroundColor)) return backgroundColor;
    }
    return "Canvas";
  }
  const paper = (it) => behind(it.parentElement ?? it);

  // ---- what the Tab key leads to

  const FOCUSABLE = "a[href], area[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]";

  function stops() {
    const modal = document.querySelector("dialog:modal");
    return all(FOCUSABLE, modal ?? document).filter((it) => {
      if (it.tabIndex < 0 || it.matches(":disabled, [type=hidden]") || it.closest("[inert]")) return false;
      if (it.matches("summary") && it.parentElement.querySelector("summary") !== it) return false;
      if (!it.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false;
      if (!it.matches("[type=radio]") || !it.name) return true;
      const group = all("[type=radio]", it.form ?? document).filter((each) => each.name === it.name);
      return it === (group.find((each) => each.checked) ?? group[0]);
    });
  }

  const frame = () => new Promise(requestAnimationFrame);

  /** So many of them, from the first to the last. */
  function spread(items, most) {
    if (items.length <= most) return items;
    return Array.from({ length: most }, (_, place) => items[Math.round((place * (items.length - 1)) / (most - 1))]);
  }

  /** What is wrong with the place where the focus is now (2.4.7, 2.4.11, 2.4.13). */
  function focusFaults(it) {
    const shown = shownFor(it);
    const boxes = [...shown.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    if (!boxes.length || !shown.checkVisibility({ visibilityProperty: true })) return [`focus on something invisible: ${told(it)}`];
    const faults = [];
    const isFree = (x, y) => {
      const at = document.elementFromPoint(x, y);
      return at !== null && (shown.contains(at) || at.contains(shown));
    };
    // A link over two lines has two boxes; of a tall field, one edge is enough.
    const isPartFree = boxes.some(({ left, right, top, bottom }) => {
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      return isFree(x, y) || isFree(left + 2, top + 2) || isFree(x, bottom - 2) || isFree(x, top + 2);
    });
    if (!isPartFree) faults.push(`focus covered or out of view: ${told(it)}`);
    const isThick = ({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    const ring = [style(shown), style(shown, "::after")].find(isThick);
    const ground = ring && parseFloat(ring.outlineOffset) < 0 ? behind(shown) : paper(shown);
    if (!ring) faults.push(`no thick ring: ${told(it)}`);
    else if (contrast(ring.outlineColor, ground) < 3) faults.push(`pale ring, ${ring.outlineColor} on ${ground}: ${told(it)}`);
    return faults;
  }

  // ---- shapes

  const SHAPES = "path, rect, circle, ellipse, line, polyline, polygon, text";

  function isSeen(shape, ground, least) {
    const { fill, stroke, strokeWidth } = style(shape);
    return [fill, parseFloat(strokeWidth) > 0 ? stroke : "none"].some((it) => isDrawn(it) && contrast(it, ground) >= least);
  }

  function hasEdge(it) {
    const { borderBottomColor, borderBottomWidth, backgroundColor } = style(it);
    const ground = paper(it);
    const hasBorder = parseFloat(borderBottomWidth) >= 1 && contrast(borderBottomColor, ground) >= 3;
    return hasBorder || (isOpaque(backgroundColor) && contrast(backgroundColor, ground) >= 3);
  }

  function looks(it) {
    const keys = ["backgroundColor", "color", "fontWeight", "outlineStyle", "textDecorationLine", "boxShadow"];
    const sides = ["Top", "Right", "Bottom", "Left"].flatMap((side) => [`border${side}Color`, `border${side}Width`, `border${side}Style`]);
    const of = (part) => [...keys, ...sides, "content"].map((key) => style(it, part)[key]);
    return JSON.stringify([of(null), of("::before"), of("::after")]);
  }

  return {
    /** Reflow (1.4.10): nothing has to be scrolled in two directions, nothing sticks out. */
    sideways(tablesMay = false) {
      const width = document.documentElement.clientWidth;
      const faults = [];
      if (document.documentElement.scrollWidth > width) {
        const isSaid = (it) => ownText(it) || it.matches("img, input, button, select, textarea, svg");
        const out = all("body *").filter((it) => isSaid(it) && isShown(it) && !isHidden(it));
        const wide = out.filter((it) => it.getBoundingClientRect().right > width + 1);
        // A shade may be larger than the screen, if nobody can scroll there.
        const canScroll = style(document.documentElement).overflowX !== "hidden";
        if (wide.length || canScroll) {
          faults.push(`${document.documentElement.scrollWidth} wide on ${width}: ${wide.slice(0, 4).map(told).join(" | ")}`);
        }
      }
      const scrolled = all("body *").filter((it) => it.scrollWidth > it.clientWidth + 1 && /auto|scroll/.test(style(it).overflowX));
      // With more room between letters, or where it is to be printed, a table may be wider, if it can be scrolled.
      const wrong = scrolled.filter((it) => isShown(it) && !(tablesMay && it.querySelector("table")));
      return faults.concat(wrong.map((it) => `scrolls sideways: ${told(it)}`));
    },

    /** Nothing that is written is cut off (1.4.4, 1.4.12). */
    clipped() {
      return all("body *")
        .filter((it) => ownText(it) && !it.matches("textarea, option, script, style, title, text") && isShown(it) && !isHidden(it))
        .filter((it) => {
          const { overflowX, overflowY, display, fontSize } = style(it);
          if (display === "inline") return false;
          const isBox = it.matches("button, a, td, th, label, legend, summary, h1, h2, h3, h4, select, .sv-badge");
          const cuts = (overflow) => /hidden|clip/.test(overflow);
          return (
            (it.scrollWidth > it.clientWidth + 2 && cuts(overflowX)) ||
            // the frame of a code at the end of a line may stick out a little
            (it.scrollWidth > it.clientWidth + parseFloat(fontSize) * 0.3 && isBox) ||
            (it.scrollHeight > it.clientHeight + 2 && cuts(overflowY))
          );
        })
        .map((it) => `cut off: ${told(it)}`);
    },

    /** Targets are 24 pixels large, or as far apart as if they were, or within a sentence (2.5.8). */
    targets(within) {
      const isInSentence = (it) =>
        style(it).display === "inline" && it.parentElement.textContent.trim().length > it.textContent.trim().length + 2;
      const found = all("a[href], button, summary, input, select, textarea, [role=button], label.md-header__button")
        .filter((it) => it.closest(within) && isShown(shownFor(it)) && !it.matches(".md-skip, :disabled") && !it.closest("[inert]"))
        .map((it) => {
          // Of some links, all that is around them answers a click.
          const around = style(it, "::after").inset === "0px" ? [it.offsetParent] : [];
          const boxes = [it, ...around, ...(it.labels ?? [])].filter(isShown).flatMap((each) => [...each.getClientRects()]);
          const largest = boxes.sort((a, b) => b.width * b.height - a.width * a.height)[0];
          return largest && { it, x: largest.x + largest.width / 2, y: largest.y + largest.height / 2, box: largest };
        })
        .filter((each) => each && each.box.width > 1);
      const isSmall = ({ box }) => Math.min(box.width, box.height) < 23.9;
      const gap = ({ x, y }, { box }) =>
        Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
      return found
        .filter((one) => isSmall(one) && !isInSentence(one.it))
        .filter((one) =>
          found.some(
            (other) =>
              other !== one &&
              !other.it.contains(one.it) &&
              !one.it.contains(other.it) &&
              (gap(one, other) < 12 || (isSmall(other) && Math.hypot(one.x - other.x, one.y - other.y) < 24)),
          ),
        )
        .map(({ it, box }) => `${Math.round(box.width)} x ${Math.round(box.height)}: ${told(it)}`);
    },

    /** Where the Tab key leads, as the tests expect it. */
    stops: () => stops().map(nameOf),

    /** Where the focus is now. */
    at: () => nameOf(document.activeElement),

    /** Each stop is seen, in view, covered by nothing, and ringed; none has its own place in the order (2.4.3). */
    async focus(within, most) {
      const found = stops().filter((it) => it.closest(within));
      const faults = found.filter((it) => it.tabIndex > 0).map((it) => `tabindex: ${told(it)}`);
      const before = [document.activeElement, scrollX, scrollY];
      before[0].blur(); // who has the focus already is not scrolled to
      for (const it of spread(found, most)) {
        const y = scrollY;
        it.focus();
        if (!it.isConnected) continue; // drawn anew when the field before it was left
        // What sticks to a page that has scrolled takes its place a frame later; a dialog scrolls by itself.
        if (scrollY !== y || focusFaults(it).length) for (let times = 0; times < 2; times += 1) await frame();
        if (it.tabIndex < 0) continue; // the way back to the top, which goes when it is not needed
        if (document.activeElement !== it) faults.push(`takes no focus: ${told(it)}`);
        else faults.push(...focusFaults(it));
      }
      if (before[0] === document.body) document.activeElement.blur();
      else before[0].focus({ preventScroll: true });
      scrollTo(before[1], before[2]);
      return faults;
    },

    /** What is wrong where the focus is now. */
    focused: () => focusFaults(document.activeElement),

    /** Edges of fields, and what a drawing says, have a contrast of 3 to 1 (1.4.11). */
    edges() {
      const fields = all("input, select, textarea")
        .filter((it) => !it.matches(":disabled, [type=hidden], [type=file], [type=radio], [type=checkbox]") && isShown(it))
        .filter((it) => !hasEdge(it) && !(it.matches(".md-search__input") && hasEdge(it.form)));
      const drawn = all("main svg").filter((it) => isShown(it) && all(SHAPES, it).some(isShown));
      const pale = drawn.filter((it) => !all(SHAPES, it).some((shape) => isSeen(shape, paper(it), 3)));
      return fields.map((it) => `pale edge: ${told(it)}`).concat(pale.map((it) => `pale drawing: ${told(it)}`));
    },

    /** A page of ours says what it is: language, title, one heading of the first rank, no id twice (2.4.2, 3.1.1). */
    frame() {
      const faults = [];
      const { lang } = document.documentElement;
      if (lang !== "en-GB" && lang !== "en") faults.push(`language ${lang}`);
      if (document.title.length < 10) faults.push(`title ${document.title}`);
      const first = all("h1").filter(isShown);
      if (first.length !== 1) faults.push(`${first.length} headings of the first rank`);
      const ids = all("[id]").map((it) => it.id);
      return faults.concat(ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `twice: #${id}`));
    },

    /** Nothing moves for those who ask for that (2.3.3). */
    moving() {
      return all("*")
        .filter((it) => /[1-9]/.test(style(it).transitionDuration + style(it).animationDuration))
        .map((it) => `moves: ${told(it)}`);
    },

    /** Where the browser replaces colours, everything is still to be told apart (1.4.1, 1.4.11). */
    replaced() {
      const icons = all("svg").filter((it) => isShown(it) && all(SHAPES, it).some(isShown));
      const faults = icons
        .filter((it) => !all(SHAPES, it).some((shape) => isSeen(shape, paper(it), 1.5)))
        .map((it) => `drawing not seen: ${told(it)}`);
      for (const it of all("body *").filter(isShown)) {
        for (const part of [null, "::before", "::after"]) {
          const { maskImage, backgroundColor, content, display, width } = style(it, part);
          if (!maskImage || maskImage === "none" || display === "none" || (part && content === "none") || !parseFloat(width)) continue;
          if (contrast(backgroundColor, part ? behind(it) : paper(it)) < 1.5) faults.push(`icon not seen: ${told(it)} ${part ?? ""}`);
        }
      }
      for (const it of all("button, .sv-button, input, select, textarea, summary").filter((it) => isShown(it) && isShown(shownFor(it)))) {
        const { borderBottomWidth, textDecorationLine, color, appearance } = style(it);
        const native = it.matches("input, select") && appearance !== "none";
        if (!native && !ownText(it) && !it.children.length && parseFloat(borderBottomWidth) < 1) faults.push(`no edge: ${told(it)}`);
        if (contrast(color, behind(it)) < 4.5) faults.push(`pale, ${color} ${textDecorationLine}: ${told(it)}`);
      }
      const chosen = all("[aria-current], [aria-selected=true], [aria-pressed=true], input:checked").filter((it) => isShown(shownFor(it)));
      for (const it of chosen) {
        const isInput = it.matches("input");
        if (isInput && style(it).appearance !== "none" && isShown(it)) continue; // the browser draws it
        const like = isInput
          ? all(`input[type=${it.type}]:not(:checked)`).filter((each) => isShown(shownFor(each)))
          : all(`${it.localName}.${[...it.classList].map(CSS.escape).join(".") || "none"}`).filter((each) => isShown(each));
        const others = like.filter((each) => each !== it && !chosen.includes(each) && each.className === it.className);
        const same = others.find((each) => looks(each) === looks(it) && looks(shownFor(each)) === looks(shownFor(it)));
        if (same) faults.push(`chosen looks like not chosen: ${told(it)}`);
      }
      return faults;
    },

    /** How wide a sheet is, in pixels: some pages are printed across. */
    sheet: () => (all(".sv-sheet").some((it) => style(it).page !== "auto") ? 1000 : 680),

    /** On paper there is dark text of a readable size on white, and nothing that can only be pressed. */
    printed() {
      const faults = [];
      for (const it of all("body *").filter((it) => isShown(it) && !isHidden(it))) {
        const { position, fontSize, color } = style(it);
        if (it.matches("button, .sv-button, .md-header, .md-footer, .md-sidebar, .md-tabs, input[type=search], input[type=file]")) {
          faults.push(`printed: ${told(it)}`);
        }
        if (["fixed", "sticky"].includes(position)) faults.push(`printed on every sheet: ${told(it)}`);
        if (!ownText(it) || it.matches("text, option")) continue;
        if (parseFloat(fontSize) < 10) faults.push(`${fontSize} on paper: ${told(it)}`);
        if (contrast(color, behind(it)) < 4.5) faults.push(`pale on paper, ${color}: ${told(it)}`);
        if (brightness(behind(it)) < 0.8) faults.push(`much ink: ${told(it)}`);
      }
      return faults;
    },

    /** Without a script nothing can be pressed that does nothing, and what is hidden stays so. */
    dead() {
      const controls = all("button, input, select, textarea, [role=button]").filter(isShown);
      // The form of a checklist is answered and printed without a script.
      const faults = controls.filter((it) => !it.closest("sv-checklist .sv-form")).map((it) => `dead: ${told(it)}`);
      const hidden = all("[hidden]").filter((it) => it.getClientRects().length && isShown(it));
      return faults.concat(hidden.map((it) => `hidden, but shown: ${told(it)}`));
    },
  };
})();
