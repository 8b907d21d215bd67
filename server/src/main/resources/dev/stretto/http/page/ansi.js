// The colours that programs write to terminals (SGR of ECMA-48). Everything else that steers a terminal is left out.
const COLOURS = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
const SEQUENCE = /\u001b(?:\[([0-9;:?<=>]*)[ -/]*([@-~])|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\^_])/g;
const BEGUN = /\u001b(?:\[[0-9;:?<=>]*[ -/]*|\][^\u0007\u001b]{0,200})?$/;

/**
 * Text in parts of one look each.
 *
 * @param text as it was written
 * @param style the look at its beginning: names of classes
 * @returns `parts` as pairs of text and look, the `style` at the end, and as `rest` a sequence that is not complete yet
 */
export function pieces(text, style) {
  const begun = BEGUN.exec(text)?.[0] ?? "";
  const whole = begun.length > 0 ? text.slice(0, -begun.length) : text;
  const parts = [];
  let look = style;
  let at = 0;
  for (const found of whole.matchAll(SEQUENCE)) {
    add(parts, whole.slice(at, found.index), look);
    at = found.index + found[0].length;
    if (found[2] === "m") {
      look = styled(found[1], look);
    }
  }
  add(parts, whole.slice(at), look);
  return { parts, style: look, rest: begun };
}

function add(parts, text, look) {
  const shown = text.replace(/\r\n/g, "\n").replace(/[^\n]*\r(?!$)/g, "");
  if (shown) {
    parts.push([shown, look]);
  }
}

function styled(codes, look) {
  let names = look.split(" ").filter(Boolean);
  for (const code of codes.split(";").map(Number)) {
    if (code === 0) {
      names = [];
    } else if (code === 1 || code === 2) {
      names = [...names, code === 1 ? "ansi-bold" : "ansi-dim"];
    } else if (code === 22) {
      names = names.filter((name) => name !== "ansi-bold" && name !== "ansi-dim");
    } else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97) || code === 39) {
      names = names.filter((name) => !COLOURS.includes(name.replace("ansi-", "")));
      names = code === 39 ? names : [...names, `ansi-${COLOURS[code % 10]}`];
    }
  }
  return [...new Set(names)].join(" ");
}
