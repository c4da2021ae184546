using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace Yingzhou.Bench.Morning;

/// <summary>
/// The morning peak (早高峰): 11,000 users of one hour, the plan's daily active ones, compressed into minutes, against the seeded city in a process of its own. Users arrive
/// at random, whatever the city answers (open loop); an answer that comes late is late for everybody behind it and is counted so.
/// </summary>
static class MorningBench
{
    const int Users = 11_000;
    const int Seed = 20260101;

    static readonly string[] Words = ["开饭店", "身份证", "孩子上学", "社保", "招牌", "营业执照", "老人走了", "渔船"];
    static readonly string[] Citizens = ["lin-haiyan", "fang-dahai", "haizhiwei", "dongji-tourism"];
    static readonly string[] Officials = ["chen-haisheng", "wang-li", "liu-xiaobo", "zhang-jianguo"];

    /// <param name="minutes">Into how many minutes the hour is compressed.</param>
    public static async Task<string> Run(double minutes)
    {
        await using var city = await CityProcess.Start();
        var taken = new ConcurrentQueue<(string Kind, double Milliseconds, bool Well)>();
        using var sockets = new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxConnectionsPerServer = 256,
        };
        using var network = new HttpMessageInvoker(sockets);
        Browser Fresh() => new(network, city.Address, (kind, took, well) => taken.Enqueue((kind, took.TotalMilliseconds, well)));

        // Whoever comes every day is signed in already; the demo's few people stand for them all.
        var citizens = await SignedIn(Citizens, "/sign-in?back=%2F", Fresh);
        var officials = await SignedIn(Officials, "/desk", Fresh);
        for (var warm = 0; warm < 20; warm++)
            await Visit(new Random(warm), Fresh, citizens, officials);
        taken.Clear();

        var dice = new Random(Seed);
        var arrivals = Enumerable.Range(0, Users).Select(_ => dice.NextDouble() * minutes * 60).Order().ToList();
        var start = Stopwatch.StartNew();
        var visits = new List<Task>(Users);
        foreach (var (at, user) in arrivals.Select((at, user) => (at, user)))
        {
            var wait = TimeSpan.FromSeconds(at) - start.Elapsed;
            if (wait > TimeSpan.FromMilliseconds(1))
                await Task.Delay(wait);
            visits.Add(Visit(new Random(Seed + user), Fresh, citizens, officials));
        }
        await Task.WhenAll(visits);
        return Table(taken, start.Elapsed, city, minutes);
    }

    static async Task<IReadOnlyList<Browser>> SignedIn(IEnumerable<string> logins, string path, Func<Browser> fresh)
    {
        var signedIn = new List<Browser>();
        foreach (var login in logins)
        {
            var browser = fresh();
            await browser.Open("sign-in", path);
            await browser.Press("sign-in", $"button[value='{login}']");
            signedIn.Add(browser);
        }
        return signedIn;
    }

    // Seven in ten only look something up; two look after their matters; one begins an application or works at the desk.
    static Task Visit(Random dice, Func<Browser> fresh, IReadOnlyList<Browser> citizens, IReadOnlyList<Browser> officials) =>
        dice.Next(20) switch
        {
            < 14 => LookUp(dice, fresh()),
            < 18 => Follow(Of(dice, citizens).Again()),
            18 => Begin(Of(dice, citizens).Again()),
            _ => Work(Of(dice, officials).Again()),
        };

    static T Of<T>(Random dice, IReadOnlyList<T> all) => all[dice.Next(all.Count)];

    static async Task LookUp(Random dice, Browser browser)
    {
        await browser.Open("首页", "/");
        await browser.Open("样式表", "/_content/Yingzhou.Ui/yz.css");
        await browser.Open("搜索", "/search?q=" + Uri.EscapeDataString(Of(dice, Words)));
        await browser.Open("指南", dice.Next(2) == 0 ? "/items/outdoor-signboard" : "/bundles/open-restaurant");
    }

    static async Task Follow(Browser browser)
    {
        await browser.Open("首页", "/");
        await browser.Open("我的", "/my");
    }

    static async Task Begin(Browser browser)
    {
        await browser.Open("申请", "/apply/outdoor-signboard?step=situation&ask=region");
        await browser.Press("存草稿", "main form button[type=submit]", ("answer", "330902"));
    }

    static async Task Work(Browser browser)
    {
        await browser.Open("工作台", "/desk");
        await browser.Open("待办", "/desk/inbox");
        await browser.Open("办件", "/desk/cases");
    }

    static string Table(
        IReadOnlyCollection<(string Kind, double Milliseconds, bool Well)> taken,
        TimeSpan took,
        CityProcess city,
        double minutes
    )
    {
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"Morning peak: {Users:N0} users of an hour in {minutes:0.#} minutes ({60 / minutes:0.#} × as fast), open loop; goal: p95 < 100 ms, no error; limit: the style sheet, a static file of the same host in the same run"
        );
        text.AppendLine(CultureInfo.InvariantCulture, $"{"", -14}{"requests", 10}{"p50 ms", 10}{"p95 ms", 10}{"p99 ms", 10}{"errors", 8}");
        foreach (var kind in taken.GroupBy(one => one.Kind, StringComparer.Ordinal).OrderByDescending(kind => kind.Count()))
            Line(text, kind.Key, [.. kind]);
        Line(text, "all", [.. taken]);
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{taken.Count / took.TotalSeconds:N0} requests/s; city started in {city.Started.TotalSeconds:0.0} s, resident {city.ResidentMegabytes:N0} MB after the peak"
        );
        return text.ToString();
    }

    static void Line(StringBuilder text, string name, IReadOnlyList<(string Kind, double Milliseconds, bool Well)> taken)
    {
        var sorted = taken.Select(one => one.Milliseconds).Order().ToList();
        double At(double share) => sorted[(int)Math.Min(sorted.Count - 1, share * sorted.Count)];
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{name, -14}{sorted.Count, 10:N0}{At(0.5), 10:0.0}{At(0.95), 10:0.0}{At(0.99), 10:0.0}{taken.Count(one => !one.Well), 8:N0}"
        );
    }
}
