using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.EnterpriseServices.Citizen;
using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.EnterpriseServices.Development;

/// <summary>What an enterprise sees of its own evaluation.</summary>
/// <param name="Score"><c>null</c> when it cannot be told; <paramref name="Why"/> says why.</param>
/// <param name="Missing">Facts that nobody has delivered: with them it could be told.</param>
sealed record OwnDevelopment(Firm Firm, DevelopmentScore? Score, string? Why, IReadOnlyList<string> Missing);

/// <param name="Score"><c>null</c> when a fact is missing or the group is too small.</param>
sealed record EvaluatedFirm(Firm Firm, DevelopmentScore? Score);

/// <summary>Those who are compared with each other (同行业同规模).</summary>
/// <param name="Known">How many have every fact that the six dimensions need.</param>
sealed record PeerGroup(string Sector, string Size, IReadOnlyList<EvaluatedFirm> Firms, int Known)
{
    public string Key => $"{Sector}/{Size}";
}

/// <summary>
/// 企业发展评价 over the registers' facts: each enterprise among those of its sector and size. What is missing is named and never guessed; an enterprise with a gap is neither scored nor
/// counted among the peers of others.
/// </summary>
sealed class EvaluateFirms(
    CityContext city,
    MyFirm mine,
    PoliciesContent policies,
    FurtherFiles files,
    IPermissions permissions,
    TimeProvider clock
)
{
    sealed record Read(Firm Firm, string Group, IReadOnlyList<double>? Values, IReadOnlyList<string> Missing);

    public async Task<Outcome<OwnDevelopment>> Own(Subject subject, CancellationToken cancel)
    {
        var firm = await mine.Find(subject, cancel);
        if (firm.Fault is { } fault)
            return fault;
        var own = Figures(firm.Value);
        if (own.Values is null)
            return new OwnDevelopment(firm.Value, null, "还缺下面的数据，补齐后自动评价。", own.Missing);
        var all = (await city.Set<Firm>().AsNoTracking().ToListAsync(cancel))
            .Select(Figures)
            .Where(one => one.Values is not null && one.Group == own.Group)
            .ToList();
        var score = DevelopmentEvaluation.Of(own.Firm.Uscc, [.. all.Select(Entry)], files.Expert.Weights);
        return new OwnDevelopment(firm.Value, score.Fault is null ? score.Value : null, score.Fault?.Detail, []);
    }

    /// <summary>All groups of the official's area, largest first.</summary>
    public async Task<Outcome<IReadOnlyList<PeerGroup>>> Groups(Subject official, CancellationToken cancel)
    {
        if (permissions.Refuse(official, EnterpriseRights.See, EnterpriseRights.City(official.Scope?.Code ?? "")) is { } refused)
            return refused;
        var all = (await city.Set<Firm>().AsNoTracking().ToListAsync(cancel)).Select(Figures).ToList();
        return new List<PeerGroup>(
            all.GroupBy(one => one.Group)
                .Select(group => Group(group.Key, [.. group], official.Scope!))
                .Where(group => group.Firms.Count > 0)
                .OrderByDescending(group => group.Firms.Count)
                .ThenBy(group => group.Key, StringComparer.Ordinal)
        );
    }

    PeerGroup Group(string key, IReadOnlyList<Read> all, RegionScope scope)
    {
        var known = all.Where(one => one.Values is not null).Select(Entry).ToList();
        return new(
            key.Split('/')[0],
            key.Split('/')[1],
            [
                .. all.Where(one => scope.Contains(one.Firm.Region))
                    .Select(one => new EvaluatedFirm(
                        one.Firm,
                        one.Values is not null
                        && DevelopmentEvaluation.Of(one.Firm.Uscc, known, files.Expert.Weights) is { Succeeded: true, Value: var score }
                            ? score
                            : null
                    ))
                    .OrderByDescending(one => one.Score?.Score ?? -1)
                    .ThenBy(one => one.Firm.Name, StringComparer.Ordinal),
            ],
            known.Count
        );
    }

    static DevelopmentFigures Entry(Read one) => new(one.Firm.Uscc, one.Group, one.Values!);

    Read Figures(Firm firm)
    {
        var sheet = firm.Sheet(policies, clock.GetUtcNow());
        var known = sheet
            .Facts.Where(fact => !fact.Declared)
            .ToDictionary(fact => fact.Name, fact => (FeelValue?)fact.Value, StringComparer.Ordinal);
        List<string> missing =
        [
            .. files
                .Dimensions.SelectMany(dimension => dimension.Formula.Variables)
                .Append("sizeClass")
                .Append("sector")
                .Distinct()
                .Where(name => !known.ContainsKey(name)),
        ];
        var group = $"{known.GetValueOrDefault("sector")}/{known.GetValueOrDefault("sizeClass")}";
        if (missing.Count > 0)
            return new(firm, group, null, missing);
        var context = new FeelContext(known);
        var values = files
            .Dimensions.Select(dimension => (dimension.Formula.Evaluate(context).Value as FeelNumber)?.Value.ToDecimal())
            .ToList();
        return values.Contains(null) ? new(firm, group, null, []) : new(firm, group, [.. values.Select(value => (double)value!.Value)], []);
    }
}
