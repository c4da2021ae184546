// What axe leaves open: the contrast of words over a picture, a gradient, or inside a drawing. It is measured on the screen instead, by WCAG's own formula:
// the words are made invisible (with the signs beside them, not the halo drawn around some), what lies behind them is photographed, and the colour of the words is compared with it.

/**
 * The contrast of an element's words with what lies behind them.
 * @returns {{ ratio: number, needed: number }} ratio against the worst of what lies behind (two in a hundred pixels are let be: edges and lines); needed 4.5, or 3 for large words.
 */
export async function contrastOf(page, canvas, selector) {
  const words = await page.$eval(selector, element => {
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    element.dataset.measured = '';
    const style = getComputedStyle(element), range = document.createRange();
    range.selectNodeContents(element);
    const isBox = element.value !== undefined || range.getBoundingClientRect().width === 0;
    const outside = (isBox ? element : range).getBoundingClientRect();
    // Words in a box stand within its border.
    const box = isBox ? new DOMRect(outside.x + 4, outside.y + 4, outside.width - 8, outside.height - 8) : outside;
    const [x, y] = [Math.max(0, box.x), Math.max(0, box.y)];
    return {
      colour: element instanceof SVGElement ? style.fill : style.color,
      size: parseFloat(style.fontSize), bold: style.fontWeight >= 700,
      clip: { x: x + scrollX, y: y + scrollY, width: Math.max(1, Math.min(box.right, innerWidth) - x), height: Math.max(1, Math.min(box.bottom, innerHeight) - y) },
    };
  });
  const hidden = await page.addStyleTag({ content: '* { color: transparent !important; -webkit-text-fill-color: transparent !important; transition: none !important } text, tspan { fill: transparent !important } [data-measured] svg { visibility: hidden !important }' });
  const picture = await page.screenshot({ clip: words.clip, encoding: 'base64', captureBeyondViewport: false });
  await hidden.evaluate(style => style.remove());
  await page.$eval(selector, element => delete element.dataset.measured);
  const ratio = await canvas.evaluate(worstRatio, picture, words.colour);
  return { ratio, needed: words.size >= 24 || (words.bold && words.size >= 18.66) ? 3 : 4.5 };
}

// In a page of its own, where no policy of the city forbids a picture from nowhere.
async function worstRatio(picture, colour) {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const paper = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height }).getContext('2d', { willReadFrequently: true });
  const light = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  paper.fillStyle = colour;
  paper.fillRect(0, 0, 1, 1);
  const words = light(paper.getImageData(0, 0, 1, 1).data);
  paper.clearRect(0, 0, 1, 1);
  paper.drawImage(image, 0, 0);
  const pixels = paper.getImageData(0, 0, image.width, image.height).data, ratios = [];
  for (let at = 0; at < pixels.length; at += 4) {
    const behind = light(pixels.slice(at, at + 3));
    ratios.push((Math.max(words, behind) + 0.05) / (Math.min(words, behind) + 0.05));
  }
  ratios.sort((left, right) => left - right);
  return ratios[Math.floor(ratios.length * 0.02)];
}
