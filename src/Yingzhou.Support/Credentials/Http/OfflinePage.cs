namespace Yingzhou.Support.Credentials.Http;

/// <summary>离线核验页: opened from the device itself, so it brings its own styles and asks nobody for anything.</summary>
static class OfflinePage
{
    /// <param name="kit">JSON; written for the inside of a script element, so without a less-than sign.</param>
    public static string Of(string kit, string script, string listAt) =>
        $$"""
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src blob: data:">
            <title>离线核验 · 瀛洲</title>
            <style>
            body { font: 1.05rem/1.6 system-ui, sans-serif; color: #10262f; background: #f4f7f8; margin: 0; }
            main { max-width: 40rem; margin: 0 auto; padding: 1rem; }
            label { display: block; margin: .8rem 0 .2rem; font-weight: 600; }
            input, textarea { width: 100%; box-sizing: border-box; font: inherit; padding: .6rem; border: 1px solid #5b7480; border-radius: .4rem; background: #fff; color: inherit; }
            button { font: inherit; min-height: 2.75rem; padding: 0 1.2rem; margin: .8rem 0; border: 0; border-radius: .4rem; background: #0b5c74; color: #fff; }
            button:disabled { background: #5b7480; }
            section { background: #fff; border-radius: .6rem; border-left: .5rem solid #5b7480; padding: .8rem 1rem; margin: 1rem 0; }
            .good { border-color: #1a6b3c; } .bad { border-color: #b3261e; } .unsure { border-color: #8a5a00; }
            #verdict { font-size: 1.3rem; font-weight: 700; margin: 0; } dt { color: #3d5661; } dd { margin: 0 0 .4rem; overflow-wrap: anywhere; }
            </style>
            </head>
            <body><main>
            <h1>离线核验</h1>
            <p>没有网络也能核验亮证码。状态清单截至 {{listAt}}（协调世界时），一天之内有效；联网后请到“核验亮证”补传核验记录，并重新下载本页。</p>
            <form id="form">
            <label for="about">为办什么事核验（持证人看得到）</label><input id="about" maxlength="60" required>
            <p id="missing" role="alert" hidden>请写明为办什么事核验，至少 2 个字。</p>
            <label for="picture">拍下持证人屏幕上的二维码</label><input id="picture" type="file" accept="image/*" capture="environment">
            <label for="token">或者用扫码枪扫到这里</label><textarea id="token" rows="3" spellcheck="false"></textarea>
            <button type="submit">核验</button>
            </form>
            <section id="result" hidden aria-live="polite" aria-label="核验结果"><p id="verdict"></p><dl id="facts"></dl></section>
            <p id="count"></p><button id="export" type="button" disabled>导出核验记录</button>
            </main>
            <script type="application/json" id="kit">{{kit}}</script>
            <script>{{script.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase)}}</script>
            </body></html>
            """;
}
