using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Catalogue.Content;
using Yingzhou.Data.Catalogue.Storage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Catalogue.Handling;

/// <summary>编目, 发布 and 仲裁: what officials change in the catalogue.</summary>
sealed class ChangeCatalogue(CityContext city, CityStep step, IPermissions permissions, IOrganisation organisation, TimeProvider clock)
{
    const int MostItems = 2_000;

    internal static readonly Fault Unknown = new("catalogue.unknown", "没有这个目录，请从目录列表重新进入。", 404);

    public Task<Outcome<DataCatalogue>> Register(RegisterCatalogue request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.RunOnce<DataCatalogue>(nameof(RegisterCatalogue), request.Key, () => Registered(request, official, cancel), cancel);
    }

    async Task<Outcome<DataCatalogue>> Registered(RegisterCatalogue request, Subject official, CancellationToken cancel)
    {
        var provider = request.Metadata.Provider ?? "";
        if (organisation.Unit(provider) is not { } unit)
            return new Fault("catalogue.provider", "没有这个提供部门，请从部门列表选择。") { Field = "provider" };
        if (
            permissions.Refuse(official, CatalogueRights.Register, CatalogueRights.ResourceOf(request.Dataset, provider, unit.Region)) is
            { } refused
        )
            return refused;
        if (Malformed(request) is { } malformed)
            return malformed;
        if (await city.Set<DataCatalogue>().AnyAsync(row => row.Code == request.Code || row.Dataset == request.Dataset, cancel))
            return new Fault("catalogue.taken", "资源代码或数据集标识已经用过，请换一个；已有目录请走变更。", 409) { Field = "code" };
        if (!await city.Set<SourceSystem>().AnyAsync(row => row.Code == request.System, cancel))
            return new Fault("catalogue.system", "没有这个信息系统，请先登记系统。") { Field = "system" };
        var elements = request.Items.Select(item => item.Element).OfType<string>().ToHashSet();
        var known = await city.Set<DataElement>()
            .Where(element => elements.Contains(element.Code))
            .Select(element => element.Code)
            .ToListAsync(cancel);
        if (elements.Except(known).FirstOrDefault() is { } unknown)
            return new Fault("catalogue.element", $"数据元库里没有“{unknown}”，请先登记数据元。") { Field = "items" };

        var catalogue = Of(request, provider, unit.Region);
        city.Add(catalogue);
        foreach (var (index, item) in request.Items.Index())
            city.Add(ItemOf(catalogue.Id, index + 1, item));
        await Revise(cancel);
        return catalogue;
    }

    internal static Fault? Malformed(RegisterCatalogue request)
    {
        if (!CatalogueContent.ResourceCode.IsMatch(request.Code))
            return new Fault("catalogue.code", "资源代码应为至少 6 位分类数字、斜杠和顺序号，例如 309011/000001。", 400) { Field = "code" };
        if (!CatalogueContent.Kebab.IsMatch(request.Dataset))
            return new Fault("catalogue.dataset", "数据集标识应为小写英文和连字符，例如 marriage-register。", 400) { Field = "dataset" };
        if (string.IsNullOrWhiteSpace(request.Name))
            return new Fault("catalogue.name", "请填写目录名称。", 400) { Field = "name" };
        if (request.Items.Count is 0 or > MostItems)
            return new Fault("catalogue.items", $"目录应有 1 到 {MostItems} 个数据项。", 400) { Field = "items" };
        if (request.Items.FirstOrDefault(item => !CatalogueContent.ColumnName.IsMatch(item.Column)) is { } misnamed)
            return new Fault("catalogue.column", $"字段名“{misnamed.Column}”应为小写英文、数字和下划线。", 400) { Field = "items" };
        if (request.Items.GroupBy(item => item.Column).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return new Fault("catalogue.column-twice", $"字段“{twice.Key}”写了 {twice.Count()} 次。", 400) { Field = "items" };
        return null;
    }

    static DataCatalogue Of(RegisterCatalogue request, string provider, string region) =>
        new()
        {
            Region = region,
            Code = request.Code,
            Dataset = request.Dataset,
            Name = request.Name.Trim(),
            System = request.System,
            Provider = provider,
            Abstract = request.Metadata.Abstract ?? "",
            Format = request.Metadata.Format ?? "",
            Sharing = request.Metadata.Sharing,
            SharingCondition = request.Metadata.SharingCondition ?? "",
            SharingMode = request.Metadata.SharingMode ?? "",
            Opening = request.Metadata.Opening,
            Cycle = request.Metadata.Cycle,
            RelatedCode = request.Metadata.RelatedCode ?? "",
            LegalBasis = request.Metadata.LegalBasis ?? "",
            Level = DataLevels.OfTable(request.Items.Select(item => item.Level)) ?? DataLevel.L1,
            ItemCount = request.Items.Count,
        };

    internal static DataItem ItemOf(Guid catalogue, int ordinal, ItemDraft item) =>
        new()
        {
            CatalogueId = catalogue,
            Ordinal = ordinal,
            Name = item.Name,
            Column = item.Column,
            Type = item.Type,
            Length = item.Length,
            Required = item.Required,
            CodeTable = item.CodeTable,
            Level = item.Level,
            Personal = item.Personal,
            Element = item.Element,
        };

    public Task<Outcome<DataCatalogue>> Publish(PublishCatalogue request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<DataCatalogue>(
            nameof(PublishCatalogue),
            async () =>
            {
                if (
                    await city.Set<DataCatalogue>().SingleOrDefaultAsync(row => row.Dataset == request.Dataset, cancel) is not { } catalogue
                )
                    return Unknown;
                if (
                    permissions.Refuse(
                        official,
                        CatalogueRights.Publish,
                        CatalogueRights.ResourceOf(catalogue.Dataset, catalogue.Provider, catalogue.Region)
                    ) is
                    { } refused
                )
                    return refused;
                if (catalogue.Version != request.Seen)
                    return new Fault("catalogue.stale", "刚才已有人改过这个目录，请刷新后再发布。", 412);
                if (catalogue.Status is not CatalogueStatus.Draft)
                    return new Fault("catalogue.published", "这个目录已经发布过。", 409);
                catalogue.PublishedOn = clock.GetUtcNow().Day();
                if (catalogue.Metadata.Missing is { Count: > 0 } missing)
                    return new Fault("catalogue.incomplete", $"核心元数据未填完整，还缺：{string.Join('、', missing)}。");
                catalogue.Status = CatalogueStatus.Published;
                await Revise(cancel);
                return catalogue;
            },
            cancel
        );
    }

    public Task<Outcome<Done>> Arbitrate(ArbitrateSource request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run<Done>(
            nameof(ArbitrateSource),
            async () =>
            {
                var claims = await city.Set<StoredClaim>().Where(claim => claim.Element == request.Element).ToListAsync(cancel);
                if (claims.Find(claim => claim.Unit == request.Unit) is not { } chosen)
                    return new Fault("catalogue.no-claim", "这个部门没有主张该数据元的数源，不能裁定给它。", 404) { Field = "unit" };
                if (
                    permissions.Refuse(
                        official,
                        CatalogueRights.Arbitrate,
                        CatalogueRights.ResourceOf(chosen.Dataset, chosen.Unit, chosen.Region)
                    ) is
                    { } refused
                )
                    return refused;
                if (string.IsNullOrWhiteSpace(request.Reason))
                    return new Fault("catalogue.arbitration-reason", "请写明裁定的理由，各部门都会看到。") { Field = "reason" };
                foreach (var claim in claims)
                    (claim.Chosen, claim.Reason) = claim == chosen ? (true, request.Reason.Trim()) : (false, null);
                await Revise(cancel);
                return Done.It;
            },
            cancel
        );
    }

    /// <summary>Tracks what a load changes; the caller's step saves it.</summary>
    public async Task Loaded(string dataset, long rows, DateTimeOffset at, CancellationToken cancel)
    {
        if (await city.Set<DataCatalogue>().SingleOrDefaultAsync(row => row.Dataset == dataset, cancel) is { } catalogue)
            (catalogue.Rows, catalogue.LoadedAt) = (rows, at);
    }

    internal async Task Revise(CancellationToken cancel)
    {
        (await city.Set<CatalogueRevision>().SingleAsync(cancel)).Newest++;
        await city.SaveChangesAsync(cancel);
    }
}
