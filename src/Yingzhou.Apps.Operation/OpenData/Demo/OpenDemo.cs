using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Opening;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.OpenData.Demo;

/// <summary>Shape of <c>opening/demo.json</c>.</summary>
sealed record DemoFile(string Note, IReadOnlyList<DemoRelease> Releases);

sealed record DemoRelease(string Dataset, string TitleEn, string Notes, string Theme, string Tags, string Licence, string Origin);

/// <summary>
/// Gives the demonstration a portal that is alive: the city's own content goes into the lake, is proposed by one official and let out by another, through the same gate as
/// everything. One proposal about enterprises is stopped by the gate, and goes out as counts.
/// </summary>
sealed class OpenDemo(
    CityContent content,
    CityTables tables,
    ICatalogue catalogue,
    ILake lake,
    IOpening opening,
    IOrganisation organisation
) : IDemoSeed
{
    const string Proposer = "big-data/platform-admin";
    const string Releaser = "big-data/data-officer";
    const string Enterprises = "enterprise-register";

    public async Task Seed(CancellationToken cancel)
    {
        var reader = new ContentReader(content);
        var releases = new ContentReading<DemoFile>(reader.One<DemoFile>("opening/demo.json")?.Content, reader.Problems).OrStop().Releases;
        var opened = (await opening.Opened(cancel)).Select(one => one.Dataset.Dataset).ToHashSet();
        foreach (var release in releases.Where(one => !opened.Contains(one.Dataset)))
            await Open(release, cancel);
        if (!opened.Contains(Enterprises))
            await OpenEnterprises(cancel);
    }

    async Task Open(DemoRelease release, CancellationToken cancel)
    {
        if (await catalogue.Sheet(release.Dataset, cancel) is not { } sheet || await tables.Of(release.Dataset, cancel) is not { } rows)
            return;
        await Load(release.Dataset, rows, cancel);
        await Propose(
            new(
                $"demo-{release.Dataset}",
                release.Dataset,
                new(release.TitleEn, release.Notes, release.Theme, release.Tags, release.Licence, release.Origin),
                [.. sheet.Items.Select(item => new ColumnChoice(item.Column))],
                Note: "首次开放"
            ),
            cancel
        );
    }

    async Task Load(string dataset, IReadOnlyList<string?[]> rows, CancellationToken cancel)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, string.Concat(rows.Select(row => CsvLine.Of(row))), new UTF8Encoding(false), cancel);
            await lake.Load(new(dataset, "demo-opening", file, $"{dataset}.csv", SourceFormat.Csv), Actor.System, cancel);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // The table of enterprises comes with the platform's own demonstration.
    async Task OpenEnterprises(CancellationToken cancel)
    {
        if ((await lake.Version(Enterprises, cancel: cancel)).Fault is not null)
            return;
        var description = new OpenDescription(
            "Market entities by industry, district and state",
            "在册市场主体数，按行业、县（区）和登记状态统计；不足 10 户的格已隐去，并补充隐去一格防止倒推。",
            "economy",
            "市场主体,企业,行业,统计",
            "zs-conditional",
            "演示数据由程序编造，不对应任何真实企业。"
        );
        // As rows: the gate stops it, and its record says why.
        await Propose(
            new("demo-enterprises-rows", Enterprises, description, [new("mc"), new("hydm"), new("qhdm"), new("clrq")], Note: "逐户开放"),
            cancel
        );
        await Propose(
            new(
                "demo-enterprises",
                Enterprises,
                description,
                [new("hydm"), new("qhdm"), new("djzt")],
                AsCounts: true,
                Note: "改为统计开放"
            ),
            cancel
        );
    }

    async Task Propose(ProposeRelease request, CancellationToken cancel)
    {
        var proposed = await opening.Propose(request, Holder(Proposer), cancel);
        if (proposed.Fault is { } fault)
            throw new InvalidOperationException($"{request.Dataset} could not be proposed: {fault}");
        if (proposed.Value.State is not ReleaseState.Proposed)
            return;
        var released = await opening.Release(new(proposed.Value.Id, proposed.Value.Version), Holder(Releaser), cancel);
        if (released.Fault is { } refused)
            throw new InvalidOperationException($"{request.Dataset} could not be let out: {refused}");
    }

    Subject Holder(string post) =>
        organisation.HoldersOf(post) is [var first, ..] && organisation.Acting(first.Official.Id, post) is { } holder
            ? holder
            : throw new InvalidOperationException($"Nobody holds {post}");
}
