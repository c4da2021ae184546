import fs from "node:fs";
import subsetFont from "subset-font";

const [names, target] = process.argv.slice(2);
const gb = new TextDecoder("gb18030");
let text = "·—…“”‘’《》〈〉【】〓￥¥€°℃㎡①②③④⑤⑥⑦⑧⑨⑩≤≥×÷–" + fs.readFileSync(names, "utf8");
for (let code = 0x20; code < 0x7f; code++) text += String.fromCharCode(code);
for (let row = 0xa1; row <= 0xf7; row++)
  for (let cell = 0xa1; cell <= 0xfe; cell++) {
    const letter = gb.decode(Uint8Array.of(row, cell));
    // What the standard left empty decodes to the private area.
    if (letter.length === 1 && letter !== "\ufffd" && !(letter >= "\ue000" && letter <= "\uf8ff")) text += letter;
  }
const whole = fs.readFileSync("node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf");
fs.writeFileSync(target, await subsetFont(whole, text, { targetFormat: "truetype", noLayoutClosure: true }));
