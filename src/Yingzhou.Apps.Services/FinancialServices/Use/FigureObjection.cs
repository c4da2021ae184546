using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.FinancialServices.Content;
using Yingzhou.Apps.Services.FinancialServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Credentials;
using Yingzhou.Support.Eligibility;
using Yingzhou.Support.Objections;

namespace Yingzhou.Apps.Services.FinancialServices.Use;

/// <summary>数据异议: a figure of an enterprise's profile, answered by the keeper of its register; upheld, it is corrected and scored again in the same step, both versions in the answer.</summary>
sealed class FigureObjection(CityContext city, MyFinance mine, FinanceContent finance, ICredentials credentials) : IObjectionMatter
{
    public const string Matter = "finance.figure";

    public async Task<Outcome<Contested>> Find(string about, string? claim, Subject raiser, CancellationToken cancel)
    {
        var profile = await mine.Find(raiser, cancel);
        if (profile.Fault is { } refused)
            return refused;
        return finance.Facts.Find(about) is { } definition
            ? new Contested(profile.Value.Region, $"{profile.Value.Name}，{definition.Title}", profile.Value.PartyKey)
            {
                UnitId = definition.Owner,
                Note = $"现在登记的是：{RegisteredFigures.Say(definition, profile.Value)}",
            }
            : new Fault("finance.objection-field", "没有这一项数据，请从登记数据的列表进入。", 404);
    }

    public async Task<Outcome<Redress>> Uphold(Objection objection, string? correction, Actor by, CancellationToken cancel)
    {
        var definition = finance.Facts.Find(objection.About)!;
        if (Read(definition, correction) is not { } corrected)
            return new Fault(
                "finance.objection-value",
                definition.Kind is FactKind.Boolean
                    ? "更正值应为“是”或“否”。"
                    : $"更正值应为数字{(definition.Unit is { } unit ? $"（{unit}）" : "")}。"
            )
            {
                Field = "correction",
            };
        var profile = await city.Set<Profile>().SingleAsync(one => one.PartyKey == objection.PartyKey, cancel);
        var (said, points) = (RegisteredFigures.Say(definition, profile), mine.Score(profile).Points);
        var known = JsonNode.Parse(profile.Known)!.AsObject();
        known[objection.About] = corrected;
        // When the registers were last read stays: only this one figure is newer.
        profile.Known = known.ToJsonString();
        await credentials.Revoke(CreditReport.Kind.Id, profile.PartyKey, $"“{definition.Title}”已更正，请重新出具", cancel: cancel);
        return new Redress(
            string.Create(
                CultureInfo.InvariantCulture,
                $"登记值 {said} → {RegisteredFigures.Say(definition, profile)}；评分 {points:0} → {mine.Score(profile).Points:0}"
            ),
            corrected.ToJsonString()
        );
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
