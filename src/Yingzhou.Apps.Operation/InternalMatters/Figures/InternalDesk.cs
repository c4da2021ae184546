using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Operation.InternalMatters.Figures;

/// <summary>What the coordinator's pages ask.</summary>
sealed class InternalDesk(ICases cases, ICaseLog log, Workdays workdays, OfficeHours hours, TimeProvider clock)
{
    /// <summary>Bundles that units apply for, by name.</summary>
    public IReadOnlyList<Support.Cases.Content.Bundle> Bundles =>
        [
            .. cases
                .Content.Bundles.Values.Where(bundle => bundle.Subjects.Contains(Support.Cases.Content.Subject.Unit))
                .OrderBy(bundle => bundle.Name, StringComparer.Ordinal),
        ];

    public CriticalPath PlanOf(Support.Cases.Content.Bundle bundle) => cases.Content.CriticalPathOf(bundle).Value;

    /// <summary>Whether a promise could be published; the path is told by the names of its items.</summary>
    public Fault? Refuse(Support.Cases.Content.Bundle bundle, int promisedDays) =>
        CriticalPath
            .Of([
                .. PlanOf(bundle)
                    .Legs.Select(leg =>
                        leg with
                        {
                            Id = ItemName(bundle, leg.Id),
                            DependsOn = [.. leg.DependsOn.Select(on => ItemName(bundle, on))],
                        }
                    ),
            ])
            .Value.CheckPromise(promisedDays)
            .Fault;

    public string ItemName(Support.Cases.Content.Bundle bundle, string leg) =>
        cases.Content.Items[bundle.Legs.First(one => one.Id == leg).Item].Name;

    public async Task<Outcome<InternalFigures>> Figures(
        DateOnly first,
        DateOnly last,
        Subject official,
        string? bundle = null,
        CancellationToken cancel = default
    )
    {
        if (last < first)
            return new Fault("internal.period", "结束日期应不早于开始日期。", 400) { Field = "last" };
        List<string> codes = bundle is not null
            ? [bundle]
            :
            [
                .. Bundles.Select(one => one.Id),
                .. cases
                    .Content.Items.Values.Where(item => item.Subjects.Contains(Support.Cases.Content.Subject.Unit))
                    .Select(item => item.Id),
            ];
        var read = await log.Read(new(CityTime.StartOf(first), CityTime.StartOf(last.AddDays(1)), codes), official, cancel);
        return read.Fault is { } fault
            ? fault
            : InternalFigures.Of(read.Value, cases.Content.Bundles, workdays, hours, clock.GetUtcNow().Day());
    }

    public async Task<Outcome<BundleStory>> Story(Guid head, Subject official, CancellationToken cancel)
    {
        var read = await log.Read(new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Bundle: head), official, cancel);
        if (read.Fault is { } refused)
            return refused;
        var found = read.Value.FirstOrDefault(one => one.Id == head);
        return
            found is not null
            && cases.Content.Bundles.TryGetValue(found.Code, out var bundle)
            && BundleStory.Of(bundle, found, [.. read.Value.Where(one => one.Bundle == head)], workdays) is { } story
            ? story
            : new Fault("internal.bundle-unknown", "没有这件“一件事”，或它已不在您的管辖区域，请从列表重新进入。", 404);
    }

    public Outcome<Support.Process.MiningReport> Mine(Support.Cases.Content.Bundle bundle, InternalFigures figures) =>
        LegMining.Of(PlanOf(bundle), figures.Stories.Where(story => story.Head.Code == bundle.Id), hours);
}
