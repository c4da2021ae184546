using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.FinancialServices.Content;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

/// <param name="Value">As shown to people (percent for a share); needed when it is upheld.</param>
sealed record AnswerObjectionRequest(Guid Id, bool? Upheld, string? Value, string Reply, int Seen);

/// <summary>答复数据异议: by the keeper of the register. When it is upheld the profile is corrected and scored again in the same step.</summary>
sealed class AnswerObjection(
    CityContext city,
    CityStep step,
    MyFinance mine,
    FinanceContent finance,
    IPermissions permissions,
    TimeProvider clock
)
{
    const int Shown = 100;

    /// <summary>Open ones first, by deadline.</summary>
    public async Task<IReadOnlyList<DataObjection>> List(Subject official, CancellationToken cancel) =>
        official.Scope is { } scope
            ? await city.Set<DataObjection>()
                .AsNoTracking()
                .Within(scope)
                .OrderBy(one => one.AnsweredAt != null)
                .ThenBy(one => one.AnswerBy)
                .Take(Shown)
                .ToListAsync(cancel)
            : [];

    public Decision MayAnswer(DataObjection objection, Subject official) =>
        permissions.Decide(official, FinanceRights.Correct, FinanceRights.ResourceOf(objection));

    public Task<Outcome<Done>> Run(AnswerObjectionRequest request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run(nameof(AnswerObjection), () => Answer(request, official, cancel), cancel);
    }

    async Task<Outcome<Done>> Answer(AnswerObjectionRequest request, Subject official, CancellationToken cancel)
    {
        if (await city.Set<DataObjection>().SingleOrDefaultAsync(one => one.Id == request.Id, cancel) is not { } objection)
            return new Fault("finance.no-such-objection", "没有这条异议，请回到列表重新选择。", 404);
        if (permissions.Refuse(official, FinanceRights.Correct, FinanceRights.ResourceOf(objection)) is { } forbidden)
            return forbidden;
        if (objection.Version != request.Seen)
            return new Fault("finance.objection-stale", "这条异议刚才有人处理过，请刷新后再操作。", 412);
        if (request.Upheld is not { } upheld)
            return new Fault("finance.objection-verdict", "请选择核查结论。") { Field = "upheld" };
        if (objection.Answer(upheld, request.Reply, city.Actors.Current, clock.GetUtcNow()) is { } refused)
            return refused;
        return upheld && await Correct(objection, request.Value, cancel) is { } wrong ? wrong : Done.It;
    }

    async Task<Fault?> Correct(DataObjection objection, string? value, CancellationToken cancel)
    {
        var definition = finance.Facts.Find(objection.Field)!;
        if (Read(definition, value?.Trim()) is not { } corrected)
            return new Fault(
                "finance.objection-value",
                definition.Kind is FactKind.Boolean
                    ? "更正值应为“是”或“否”。"
                    : $"更正值应为数字{(definition.Unit is { } unit ? $"（{unit}）" : "")}。"
            )
            {
                Field = "value",
            };
        var profile = await city.Set<Profile>().SingleAsync(one => one.PartyKey == objection.PartyKey, cancel);
        var pointsBefore = mine.Score(profile).Points;
        var known = JsonNode.Parse(profile.Known)!.AsObject();
        var before = known[objection.Field]?.ToJsonString();
        known[objection.Field] = corrected;
        // When the registers were last read stays: only this one figure is newer.
        profile.Known = known.ToJsonString();
        objection.Corrected(before, corrected.ToJsonString(), pointsBefore, mine.Score(profile).Points);
        return null;
    }

    static JsonValue? Read(FactDefinition definition, string? value) =>
        definition.Kind switch
        {
            FactKind.Boolean => value switch
            {
                "是" => JsonValue.Create(true),
                "否" => JsonValue.Create(false),
                _ => null,
            },
            _ => decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                ? JsonValue.Create(number / definition.Scale)
                : null,
        };
}
