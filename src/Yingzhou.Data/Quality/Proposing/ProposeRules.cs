using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Quality.Running;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Quality.Proposing;

/// <summary>剖析建议: profiles a sample of the newest version and proposes what is not a rule yet. Nothing is in force before somebody takes it over (p02 R1).</summary>
sealed class ProposeRules(
    CityContext city,
    CityStep step,
    ICatalogue catalogue,
    ILake lake,
    RuleBook book,
    DuckDb duck,
    IPermissions permissions
)
{
    /// <summary>Rows that are profiled: enough to see what is usual, few enough to wait for.</summary>
    const int Sample = 20_000;

    public async Task<Outcome<RuleProposal[]>> For(string dataset, CancellationToken cancel)
    {
        if (await catalogue.Sheet(dataset, cancel) is not { } sheet)
            return RunQuality.NoDataset;
        var version = await lake.Version(dataset, null, cancel);
        if (version.Fault is { } notYet)
            return notYet;
        var known = (await book.Of(sheet, cancel)).Select(rule => (rule.Kind, rule.Column, rule.Other)).ToHashSet();
        using var connection = duck.Open();
        var table = ProfileSample.Of(connection, version.Value.Files, Sample).Table;
        return RuleProposals
            .Of(table)
            .Select(proposed => Proposal(proposed, table.Rows))
            .Where(proposal => proposal.Rule is not { } rule || !known.Contains((rule.Kind, rule.Column, rule.Other)))
            .OrderByDescending(proposal => proposal.Breaking)
            .ToArray();
    }

    /// <param name="rule">Id of a proposed rule.</param>
    public async Task<Outcome<Done>> Adopt(string dataset, string rule, Subject official, CancellationToken cancel)
    {
        if (await catalogue.Sheet(dataset, cancel) is not { } sheet)
            return RunQuality.NoDataset;
        var resource = new Resource("quality-rules", dataset) { Region = sheet.Catalogue.Region, UnitId = sheet.Catalogue.Provider };
        if (permissions.Refuse(official, QualityRights.Decide, resource) is { } refused)
            return refused;
        var proposals = await For(dataset, cancel);
        if (proposals.Fault is { } fault)
            return fault;
        // Proposed again from the data, so that nobody adopts what no page has shown.
        if (proposals.Value.FirstOrDefault(proposal => proposal.Rule?.Id == rule)?.Rule is not { } proposed)
            return new Fault("quality.no-proposal", "这条建议已经不在了，可能刚被采纳，或者数据变了。请刷新后再看。", 409);
        city.Actors.Current = official.AsActor();
        return await step.Run<Done>(
            nameof(Adopt),
            async () =>
            {
                if (await city.Set<AdoptedRule>().AnyAsync(one => one.Dataset == dataset && one.Rule == rule, cancel))
                    return Done.It;
                city.Add(
                    new AdoptedRule
                    {
                        Dataset = dataset,
                        Rule = rule,
                        Definition = JsonSerializer.Serialize(proposed),
                        AdoptedBy = official.Name,
                        AdoptedAt = city.Clock.GetUtcNow(),
                    }
                );
                return Done.It;
            },
            cancel
        );
    }

    static RuleProposal Proposal(ProposedRule proposed, int rows) =>
        new(
            proposed.Kind,
            proposed.Column,
            proposed.Other,
            proposed.Demand,
            proposed.Confidence,
            rows,
            proposed.Offending.Count,
            RuleOf(proposed)
        );

    static QualityRule? RuleOf(ProposedRule proposed)
    {
        var column = proposed.Column;
        return proposed.Kind switch
        {
            ProposalKind.Required => new($"{column}.required", column, RuleKind.Required),
            ProposalKind.Unique => new($"{column}.unique", column, RuleKind.Unique),
            ProposalKind.Shape => new($"{column}.shape", column, RuleKind.Pattern) { Pattern = proposed.Expression },
            ProposalKind.Outlier when proposed.Expression?.Split(',') is [var least, var most] => new(
                $"{column}.range",
                column,
                RuleKind.Range
            )
            {
                Least = decimal.Parse(least, NumberStyles.Float, CultureInfo.InvariantCulture),
                Most = decimal.Parse(most, NumberStyles.Float, CultureInfo.InvariantCulture),
            },
            ProposalKind.Dependency => new($"{proposed.Other}.decides-{column}", proposed.Other!, RuleKind.Dependency) { Other = column },
            _ => null,
        };
    }
}
