using System.Globalization;
using Yingzhou.Apps.Services.BusinessEnvironment.Indicators;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Objections;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Objections;

/// <summary>时间线异议: “my case was not so”. Upheld with a first contact, the case is counted from that day on and the indicators are computed anew.</summary>
sealed class TimelineObjection(ICaseLog log, ComputeIndicators compute) : IObjectionMatter
{
    public const string Matter = "environment.timeline";

    public async Task<Outcome<Contested>> Find(string about, string? claim, Subject raiser, CancellationToken cancel)
    {
        if ((await log.ReadOwn(raiser, cancel)).FirstOrDefault(one => one.Number == about) is not { } own)
            return new Fault("environment.not-own-case", "没有这件办件，或不是您的。", 404);
        if (
            claim is not null
            && Day(claim) is var day
            && (own.Submitted is not { } submitted || day > submitted.Day() || day < submitted.Day().AddYears(-1))
        )
            return new Fault("environment.first-contact", "首次联系的日期应在提交之前一年内。") { Field = "claim" };
        return new Contested(own.Region, $"{raiser.PartyName}，办件 {own.Number}", raiser.PartyKey!)
        {
            Deciders = [.. own.Deeds.Select(deed => deed.Actor).Distinct()],
        };
    }

    public Task<Outcome<Redress>> Uphold(Objection objection, string? correction, Actor by, CancellationToken cancel) =>
        Task.FromResult<Outcome<Redress>>(
            correction is null ? new Redress()
            : Day(correction) > objection.RaisedAt.Day() || Day(correction) < objection.RaisedAt.Day().AddYears(-2)
                ? new Fault("environment.corrected-contact", "首次联系的日期应在提出异议之前两年内。") { Field = "correction" }
            : new Redress($"这件从 {correction} 起算", correction)
        );

    // Cut off in between, the nightly computation does the same.
    public Task Afterwards(Objection objection, CancellationToken cancel) =>
        objection.Correction is null ? Task.CompletedTask : compute.Run(cancel);

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
