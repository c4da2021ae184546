using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Models;
using Yingzhou.Support.Models.Content;
using Yingzhou.Support.Models.Handling;
using Yingzhou.Support.Models.Reading;

namespace Yingzhou.Engines.Tests.Models;

/// <summary>算法模型库: nothing is released without its error, by whoever made it, or worse than what serves.</summary>
public sealed class ModelsTests(CityTemplate template) : IDisposable
{
    const string Registry = """
        { "note": "", "models": [
          { "key": "t-volume", "title": "量", "purpose": "试", "task": "forecast", "risk": "informs", "owner": "finance", "series": "planted/volume",
            "applications": ["one", "two"], "limits": ["只看过去"], "confirmedBy": null, "leastPrecision": null },
          { "key": "t-unusual", "title": "异常", "purpose": "试", "task": "anomaly", "risk": "informs", "owner": "finance", "series": "planted/volume",
            "applications": ["one"], "limits": ["只说不寻常"], "confirmedBy": null, "leastPrecision": 0.7 } ] }
        """;

    static readonly ModelSettings Naive = new("seasonal-naive", 7, 3, 0);
    static readonly ModelSettings Regression = Naive with { Method = "trend-regression" };
    static readonly DateOnly First = new(2025, 12, 1);

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("yz-models-");
    readonly Planted planted = new();

    /// <summary>A week's shape with noise: a regression must beat the naive, which repeats the noise.</summary>
    sealed class Planted : ISeriesSource
    {
        static readonly double[] Week = [40, 42, 41, 43, 47, 22, 15];

        public int Days { get; set; } = 90;

        public string Id => "planted";

        public Task<ValueSeries?> Read(string name, int most, CancellationToken cancel) =>
            Task.FromResult<ValueSeries?>(
                name != "volume"
                    ? null
                    : new(
                        "量",
                        "件",
                        TimeSpan.FromDays(1),
                        [
                            .. Enumerable
                                .Range(0, Days)
                                .Select(i => new SeriesValue(CityTime.StartOf(First.AddDays(i)), Week[i % 7] + (i * 7919 % 11))),
                        ]
                    )
            );
    }

    static T Sound<T>(Outcome<T> outcome)
    {
        CityUnderTest.Succeed(outcome);
        return outcome.Value;
    }

    ContentReading<ModelsContent> Content(string text)
    {
        Directory.CreateDirectory(Path.Combine(folder.FullName, "models"));
        File.WriteAllText(Path.Combine(folder.FullName, "models", "registry.json"), text);
        return ModelsContent.Read(
            new CityContent(folder.FullName),
            new HashSet<string> { "planted" },
            department => department == "finance"
        );
    }

    Task<T> Ask<T>(CityUnderTest city, Func<IModels, Task<T>> ask)
    {
        var content = Content(Registry).OrStop();
        return city.Do<IServiceProvider, T>(services =>
        {
            var (records, step, permissions) = (Get<CityContext>(services), Get<CityStep>(services), Get<IPermissions>(services));
            var series = new ModelSeries([planted]);
            return ask(
                new StoredModels(
                    content,
                    new ModelReading(records, content, series, permissions, new TryQuota(records.Clock)),
                    new VersionDeeds(records, step, content, series, permissions),
                    new RunModels(records, step, content, series)
                )
            );
        });

        static TService Get<TService>(IServiceProvider services) => (TService)services.GetService(typeof(TService))!;
    }

    Task<Outcome<ModelVersion>> Register(
        CityUnderTest city,
        string number,
        ModelSettings settings,
        Subject official,
        string model = "t-volume"
    ) => Ask(city, one => one.Register(new(model, number, settings, "试一个版本"), official));

    Task<Outcome<ModelVersion>> Decide(
        CityUnderTest city,
        ModelVersion version,
        Subject official,
        bool released = true,
        string? reason = null
    ) => Ask(city, one => one.Decide(new(version.Id, version.Version, released, reason), official));

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_version_is_measured_released_by_somebody_else_and_gives_way_to_a_better_one(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 3), kind, template);
        var designer = city.Official("dai-yong", "big-data/model-designer");
        var himself = city.Official("dai-yong", "big-data/model-approver");
        var other = city.Official("he-lihua", "big-data/model-approver");

        var first = Sound(await Register(city, "1.0.0", Naive, designer));
        Assert.True(first.Measured is { Mae: > 0, Coverage: not null, Course.Count: > 1 });
        Assert.Equal(first.Measured.Naive, first.Measured.Mae);
        Assert.Equal(403, (await Decide(city, first, himself)).Fault!.Status);
        Assert.Equal("models.reason-missing", (await Decide(city, first, other, released: false)).Fault!.Code);
        Sound(await Decide(city, first, other));
        Assert.Equal(
            "models.not-waiting",
            (await Decide(city, (await Ask(city, one => one.Card("t-volume", other, default))).Value.Live!, other)).Fault!.Code
        );

        // Fewer steps break whoever reads the third: 2.0.0 is needed, and said.
        var shorter = (await Register(city, "1.1.0", Regression with { Steps = 2 }, designer)).Fault!;
        Assert.Equal(("models.version-too-small", "number"), (shorter.Code, shorter.Field));
        Assert.Contains("2.0.0", shorter.Detail, StringComparison.Ordinal);
        Assert.Contains("step-3", shorter.Detail, StringComparison.Ordinal);

        var better = Sound(await Register(city, "1.0.1", Regression, designer));
        Assert.True(better.Measured.Mae < first.Measured.Mae);
        Sound(await Decide(city, better, other));
        var worse = Sound(await Register(city, "1.0.2", Naive, designer));
        var refused = (await Decide(city, worse, other)).Fault!;
        Assert.Equal(422, refused.Status);
        Assert.Contains("不能排除新版本更差", refused.Detail, StringComparison.Ordinal);
        Sound(await Decide(city, worse, other, released: false, "比现行版本差"));
        Assert.Equal("models.number-taken", (await Register(city, "1.0.2", Regression, designer)).Fault!.Code);

        var card = (await Ask(city, one => one.Card("t-volume", other, default))).Value;
        Assert.Equal(
            [("1.0.2", VersionStage.SentBack), ("1.0.1", VersionStage.Live), ("1.0.0", VersionStage.Superseded)],
            card.Versions.OrderByDescending(version => version.Number).Select(version => (version.Number, version.Stage))
        );
        var back = Sound(await Ask(city, one => one.RollBack(new("t-volume", card.Live!.Version, "夜里报错"), other)));
        Assert.Equal(("1.0.0", "t-volume"), (back.Number, back.LiveKey));
        Assert.Equal("models.no-earlier", (await Ask(city, one => one.RollBack(new("t-volume", back.Version, "再退"), other))).Fault!.Code);
    }

    [Fact]
    public async Task What_is_said_is_kept_once_with_its_values_and_held_against_what_came()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 3), DatabaseKind.Sqlite, template);
        var designer = city.Official("dai-yong", "big-data/model-designer");
        var other = city.Official("he-lihua", "big-data/model-approver");
        Sound(await Decide(city, Sound(await Register(city, "1.0.0", Regression, designer)), other));
        Assert.Null(await Ask(city, one => one.Latest("t-volume", "one")));

        Assert.Equal(2, await Ask(city, one => one.Run(default)));
        Assert.Equal(0, await Ask(city, one => one.Run(default)));
        var said = (await Ask(city, one => one.Latest("t-volume", "two")))!;
        Assert.Equal((3, "1.0.0", CityTime.StartOf(First.AddDays(90))), (said.Output.Steps.Count, said.Number, said.Output.Steps[0].At));
        Assert.Null(await Ask(city, one => one.Latest("t-volume", "three")));
        Assert.Null((await Ask(city, one => one.Card("t-volume", other, default))).Value.Realised);

        planted.Days = 92;
        Assert.Equal(2, await Ask(city, one => one.Run(default)));
        var card = (await Ask(city, one => one.Card("t-volume", other, default))).Value;
        // Of the three days that were forecast two have come; each counts once, whoever asked.
        Assert.Equal(2, card.Realised!.Forecasts);
        Assert.Equal(4, card.Runs.Count);
        Assert.Equal(2, card.Runs.Select(run => run.InputDigest).Distinct().Count());
    }

    [Fact]
    public async Task A_model_in_use_is_retired_ninety_days_ahead_and_answers_nobody_afterwards()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 3), DatabaseKind.Sqlite, template);
        var designer = city.Official("dai-yong", "big-data/model-designer");
        var other = city.Official("he-lihua", "big-data/model-approver");
        var today = city.Clock.GetUtcNow().Day();
        var live = Sound(await Decide(city, Sound(await Register(city, "1.0.0", Regression, designer)), other));
        Task<Outcome<ModelVersion>> Retire(DateOnly day, Subject by, string reason = "换成新模型") =>
            Ask(city, one => one.Retire(new("t-volume", live.Version, day, reason), by));

        await Ask(city, one => one.Run(default));
        Assert.Equal(403, (await Retire(today.AddDays(90), designer)).Fault!.Status);
        Assert.Equal("models.reason-missing", (await Retire(today.AddDays(90), other, " ")).Fault!.Code);
        Assert.Equal("models.retire-past", (await Retire(today.AddDays(-1), other)).Fault!.Code);
        var early = (await Retire(today.AddDays(89), other)).Fault!;
        Assert.Equal("models.retire-notice", early.Code);
        Assert.Contains("2 个应用", early.Detail, StringComparison.Ordinal);
        Sound(await Retire(today.AddDays(90), other));

        Assert.Equal(today.AddDays(90), (await Ask(city, one => one.Latest("t-volume", "one")))!.RetiresOn);
        var uses = (await Ask(city, one => one.Card("t-volume", other, default))).Value.Uses;
        Assert.Equal([("one", 1), ("two", 1)], uses.Select(use => (use.Application, use.Answers)));
        await city.GoTo(today.AddDays(90));
        planted.Days = 92;
        Assert.Equal(2, await Ask(city, one => one.Run(default)));
        await city.GoTo(today.AddDays(91));
        planted.Days = 94;
        Assert.Equal(0, await Ask(city, one => one.Run(default)));
        Assert.Null(await Ask(city, one => one.Latest("t-volume", "one")));
    }

    [Fact]
    public async Task What_cannot_be_measured_or_is_too_often_wrong_is_not_released()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 3), DatabaseKind.Sqlite, template);
        var designer = city.Official("dai-yong", "big-data/model-designer");
        var other = city.Official("he-lihua", "big-data/model-approver");
        planted.Days = 20;
        Assert.Equal("models.too-short", (await Register(city, "1.0.0", Regression, designer)).Fault!.Code);
        planted.Days = 90;
        foreach (
            var (settings, field) in new[]
            {
                (Naive with { Method = "pickle" }, "method"),
                (Naive with { Season = 0 }, "season"),
                (Naive with { Steps = 49 }, "steps"),
            }
        )
            Assert.Equal(field, (await Register(city, "1.0.0", settings, designer)).Fault!.Field);
        Assert.Equal("number", (await Register(city, "1.0", Naive, designer)).Fault!.Field);
        Assert.Equal(403, (await Register(city, "1.0.0", Naive, city.Official("fu-ting", "government-services/director"))).Fault!.Status);
        Assert.Equal("models.unknown", (await Register(city, "1.0.0", Naive, designer, "no-such")).Fault!.Code);

        var unusual = Sound(await Register(city, "1.0.0", new("seasonal-deviation", 7, 0, 4), designer, "t-unusual"));
        Assert.True(unusual.Measured.Precision!.Ratio.Share > 0.7m && unusual.Measured.Recall!.Ratio.Share > 0.7m);
        Sound(await Decide(city, unusual, other));
        await Ask(city, one => one.Run(default));
        Assert.Equal("1.0.0", (await Ask(city, one => one.Latest("t-unusual", "one")))!.Number);

        var tried = Sound(
            await Ask(
                city,
                one =>
                    one.Try(
                        "t-unusual",
                        [.. Enumerable.Range(0, 70).Select(i => (double)(i % 7) + (i * 31 % 3) + (i == 40 ? 60 : 0))],
                        designer
                    )
            )
        );
        Assert.Contains(tried.Output.Anomalies, one => one.Value > 60);
        Assert.Equal("models.values", (await Ask(city, one => one.Try("t-unusual", [double.NaN], designer))).Fault!.Code);
        Assert.Equal("models.no-live", (await Ask(city, one => one.Try("t-volume", [1, 2], designer))).Fault!.Code);
    }

    [Fact]
    public void A_registry_that_cannot_stand_is_named_at_once()
    {
        var problems = Content(
            Registry
                .Replace("planted/volume", "nowhere/volume", StringComparison.Ordinal)
                .Replace("\"finance\"", "\"nobody\"", StringComparison.Ordinal)
                .Replace("[\"只看过去\"]", "[]", StringComparison.Ordinal)
                .Replace("\"informs\"", "\"decides\"", StringComparison.Ordinal)
                .Replace("0.7", "7", StringComparison.Ordinal)
                .Replace("t-unusual", "t-volume", StringComparison.Ordinal)
        ).Problems;

        foreach (var path in (string[])["series", "owner", "limits", "confirmedBy", "leastPrecision", "models"])
            Assert.Contains(problems, problem => problem.Path.EndsWith(path, StringComparison.Ordinal));
    }

    public void Dispose() => folder.Delete(recursive: true);
}
