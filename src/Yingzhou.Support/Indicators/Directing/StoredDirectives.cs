using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Indicators.Computing;

namespace Yingzhou.Support.Indicators.Directing;

sealed class StoredDirectives(CityContext city, CityStep step, IIndicators indicators, IOrganisation organisation, IPermissions permissions)
    : IDirectives
{
    const int LongestText = 500;
    const int LongestDays = 366;
    const int Shown = 100;

    static readonly Fault Unknown = new("indicators.no-directive", "没有这件批示，请从列表选择。", 404);
    static readonly Fault NoFigure = new("indicators.no-figure", "这一期还没有数，不能批示。", 409) { Field = "period" };
    static readonly Fault Stale = new("indicators.directive-stale", "您打开之后这件批示有了变化，请刷新后再办。", 412);
    static readonly Fault NotGiver = new("indicators.not-giver", "批示由作出批示的人办结。", 403);

    public IReadOnlyList<string> Units(string indicator) =>
        indicators.Find(indicator) is not { } one
            ? []
            :
            [
                .. organisation
                    .Units()
                    .Where(unit => unit.Department == one.Owner && unit.Kind is not UnitKind.Outside)
                    .OrderBy(unit => unit.Region, StringComparer.Ordinal)
                    .Select(unit => unit.Id),
            ];

    public bool MayGive(Subject official) =>
        official.Scope is { } scope
        && permissions.Decide(official, IndicatorsRights.Direct, new("directive", "new") { Region = scope.Code }).Allowed;

    public async Task<Outcome<IndicatorDirective>> Give(GiveDirective request, Subject official, CancellationToken cancel)
    {
        if (permissions.Refuse(official, IndicatorsRights.Direct, new("directive", "new") { Region = official.Scope?.Code }) is { } refused)
            return refused;
        // The same question that the page asked: what is not seen is not directed either.
        var series = await indicators.Series(request.Indicator, request.Area, official, cancel: cancel);
        if (series.Fault is { } unseen)
            return unseen;
        if (series.Value.Points.FirstOrDefault(point => point.Period == request.Period) is not { Value: { } value })
            return NoFigure;
        if (!Units(request.Indicator).Contains(request.Unit))
            return Wrong("unit", "请选择负责这个指标的单位。");
        if (request.Text.Trim() is not { Length: >= 4 and <= LongestText } text)
            return Wrong("text", $"请写明要办什么，4 到 {LongestText} 字。");
        var today = city.Clock.GetUtcNow().Day();
        if (request.DueOn < today || request.DueOn > today.AddDays(LongestDays))
            return Wrong("dueOn", "期限应在今天到一年以内。");
        city.Actors.Current = official.AsActor();
        return await step.Run<IndicatorDirective>(
            nameof(Give),
            () =>
            {
                var directive = new IndicatorDirective
                {
                    Region = organisation.Unit(request.Unit)?.Region ?? ComputeIndicators.City,
                    Indicator = request.Indicator,
                    Area = request.Area,
                    Period = request.Period,
                    Figure = value.ToString("0.####", CultureInfo.InvariantCulture) + series.Value.Definition.Unit,
                    Text = text,
                    Unit = request.Unit,
                    DueOn = request.DueOn,
                    GivenBy = official.ActorId,
                    GivenName = official.Name,
                };
                city.Add(directive);
                return Task.FromResult<Outcome<IndicatorDirective>>(directive);
            },
            cancel
        );
    }

    public Task<Outcome<Done>> Reply(Guid id, int seen, string answer, Subject official, CancellationToken cancel) =>
        On(
            nameof(Reply),
            id,
            seen,
            official,
            one =>
                permissions.Refuse(official, IndicatorsRights.AnswerDirective, ResourceOf(one))
                ?? (
                    answer.Trim() is { Length: >= 4 and <= LongestText } said
                        ? one.Reply(said, official.Name, city.Clock.GetUtcNow())
                        : Wrong("answer", $"请写明办了什么，4 到 {LongestText} 字。")
                ),
            cancel
        );

    public Task<Outcome<Done>> Settle(Guid id, int seen, bool accepted, string opinion, Subject official, CancellationToken cancel) =>
        On(
            nameof(Settle),
            id,
            seen,
            official,
            one =>
                one.GivenBy != official.ActorId ? NotGiver
                : opinion.Trim() is { Length: >= 2 and <= LongestText } said ? one.Settle(accepted, said)
                : Wrong("opinion", "请写意见，2 字以上。"),
            cancel
        );

    public async Task<IReadOnlyList<IndicatorDirective>> Of(string indicator, CancellationToken cancel) =>
        await city.Set<IndicatorDirective>()
            .AsNoTracking()
            .Where(one => one.Indicator == indicator)
            .OrderByDescending(one => one.Id)
            .Take(Shown)
            .ToListAsync(cancel);

    public async Task<IReadOnlyList<IndicatorDirective>> Mine(Subject official, CancellationToken cancel)
    {
        var (me, unit) = (official.ActorId, official.ActingPost?.Unit.Id);
        var found = await city.Set<IndicatorDirective>()
            .AsNoTracking()
            .Where(one => one.GivenBy == me || one.Unit == unit)
            .OrderByDescending(one => one.Id)
            .Take(Shown)
            .ToListAsync(cancel);
        return [.. found.OrderBy(one => one.Stage is DirectiveStage.Closed).ThenBy(one => one.DueOn)];
    }

    public (bool Reply, bool Settle) May(IndicatorDirective directive, Subject official) =>
        (
            directive.Stage is DirectiveStage.Given
                && permissions.Decide(official, IndicatorsRights.AnswerDirective, ResourceOf(directive)).Allowed,
            directive.Stage is DirectiveStage.Answered && directive.GivenBy == official.ActorId
        );

    public async Task<IReadOnlyDictionary<string, int>> Open(CancellationToken cancel) =>
        await city.Set<IndicatorDirective>()
            .Where(one => one.Stage != DirectiveStage.Closed)
            .GroupBy(one => one.Indicator)
            .Select(same => new { same.Key, Count = same.Count() })
            .ToDictionaryAsync(same => same.Key, same => same.Count, cancel);

    Task<Outcome<Done>> On(
        string doing,
        Guid id,
        int seen,
        Subject official,
        Func<IndicatorDirective, Fault?> change,
        CancellationToken cancel
    )
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            doing,
            async () =>
            {
                if (await city.Get<IndicatorDirective>(id, cancel) is not { } directive)
                    return Unknown;
                if (directive.Version != seen)
                    return Stale;
                return change(directive) is { } fault ? fault : Done.It;
            },
            cancel
        );
    }

    static Resource ResourceOf(IndicatorDirective one) => new("directive", one.Id.ToString()) { Region = one.Region, UnitId = one.Unit };

    /// <summary>What somebody wrote or chose does not do.</summary>
    public static Fault Wrong(string field, string detail) => new("indicators.directive", detail) { Field = field };
}
