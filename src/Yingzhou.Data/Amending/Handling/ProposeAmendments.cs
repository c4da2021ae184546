using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Amending.Exchange;
using Yingzhou.Data.Amending.Reading;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Workbooks;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Amending.Handling;

/// <summary>提出变更: a workbook, or a catalogue that is to go. Nothing of it holds yet.</summary>
sealed class ProposeAmendments(
    CityContext city,
    CityStep step,
    ICatalogue catalogue,
    ReadCatalogue reader,
    UsersOfChanges users,
    IPermissions permissions
)
{
    const int LongestTitle = 100;

    public Task<Outcome<ImportAnswer>> Import(ImportCatalogues request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.RunOnce<ImportAnswer>(nameof(ImportCatalogues), request.Key, () => Imported(request, official, cancel), cancel);
    }

    async Task<Outcome<ImportAnswer>> Imported(ImportCatalogues request, Subject official, CancellationToken cancel)
    {
        if (official.ActingPost is not { Unit: var unit })
            return new Fault("amending.no-post", "请先选择岗位。", 403);
        if (
            permissions.Refuse(official, AmendingRights.Propose, AmendingRights.ResourceOf("workbook", unit.Id, unit.Region)) is { } refused
        )
            return refused;
        var read = await reader.Run(request.File, official, cancel);
        if (read.Fault is { } unreadable)
            return unreadable;
        var problems = read.Value.Problems.ToList();
        if (problems.Count == 0)
            problems.AddRange(await Lowered(read.Value.Catalogues, official, cancel));
        if (problems.Count > 0)
            return new ImportAnswer(null, problems);
        if (read.Value.Catalogues.Count == 0)
            return new Fault("amending.no-change", "这份工作簿与现有目录一致，没有要改的。") { Field = "file" };
        var name = Path.GetFileName(request.FileName);
        var amendment = new Amendment
        {
            Region = unit.Region,
            Kind = AmendmentKind.Change,
            Unit = unit.Id,
            Title = name.Length is 0 or > LongestTitle ? "目录工作簿" : name,
            Catalogues = AmendedCatalogue.Write(read.Value.Catalogues),
            Reason = request.Reason.Trim(),
        };
        city.Add(amendment);
        await city.SaveChangesAsync(cancel);
        return new ImportAnswer(amendment, []);
    }

    async Task<IEnumerable<CellProblem>> Lowered(IReadOnlyList<AmendedCatalogue> catalogues, Subject official, CancellationToken cancel)
    {
        var differences = new List<CatalogueDifference>();
        foreach (var one in catalogues.Where(one => one.Base is not null))
            differences.AddRange(CatalogueDifferences.Of(await catalogue.Sheet(one.Draft.Dataset, cancel), one.Draft));
        return (await users.Lowered(differences, official, cancel)).Select(one => new CellProblem(
            CatalogueWords.Items,
            0,
            "级别",
            $"{one.Difference.Dataset} 的 {one.Difference.Column} 不能降为 {one.Difference.After}：来源 {one.Gap.Source.Node.Id} 的 {one.Gap.Source.Column} 要求 {one.Gap.Required}，降级要过开放闸门"
        ));
    }

    public Task<Outcome<Amendment>> Retire(RetireCatalogue request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.RunOnce<Amendment>(
            nameof(RetireCatalogue),
            request.Key,
            async () =>
            {
                if (await catalogue.Sheet(request.Dataset, cancel) is not { Catalogue: var standing } sheet)
                    return new Fault("amending.no-dataset", "目录里没有这个数据集。", 404);
                if (
                    permissions.Refuse(
                        official,
                        AmendingRights.Propose,
                        AmendingRights.ResourceOf(request.Dataset, standing.Provider, standing.Region)
                    ) is
                    { } refused
                )
                    return refused;
                if (standing.Status is not CatalogueStatus.Published)
                    return new Fault("amending.not-published", "只有已发布的目录才停用；草稿可以直接改。", 409);
                if (string.IsNullOrWhiteSpace(request.Reason))
                    return new Fault("amending.reason", "请写明为什么停用，用这些数据的部门都会看到。") { Field = "reason" };
                // One retirement of a catalogue at a time.
                var open = await city.Set<Amendment>()
                    .AnyAsync(
                        one =>
                            one.Kind == AmendmentKind.Retirement
                            && one.Title == standing.Name
                            && (one.State == AmendmentState.Proposed || one.State == AmendmentState.Announced),
                        cancel
                    );
                if (open)
                    return new Fault("amending.retiring", "这个目录已经有停用申请在办。", 409);
                var amendment = new Amendment
                {
                    Region = standing.Region,
                    Kind = AmendmentKind.Retirement,
                    Unit = standing.Provider,
                    Title = standing.Name,
                    Catalogues = AmendedCatalogue.Write([new(AmendedCatalogue.DraftOf(sheet), AmendedCatalogue.DigestOf(sheet))]),
                    Reason = request.Reason.Trim(),
                };
                city.Add(amendment);
                await city.SaveChangesAsync(cancel);
                return amendment;
            },
            cancel
        );
    }
}
