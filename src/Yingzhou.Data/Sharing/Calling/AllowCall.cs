using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Sharing.Content;
using Yingzhou.Data.Sharing.Handling;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Calling;

/// <summary>Catalogue sheets under the catalogue's revision: a call asks for one number instead of three tables.</summary>
sealed class SheetShelf
{
    readonly ConcurrentDictionary<string, (long Revision, CatalogueSheet Sheet)> sheets = new(StringComparer.Ordinal);

    public async Task<CatalogueSheet?> Of(string dataset, ICatalogue catalogue, CancellationToken cancel)
    {
        var revision = await catalogue.Revision(cancel);
        if (sheets.TryGetValue(dataset, out var known) && known.Revision == revision)
            return known.Sheet;
        if (await catalogue.Sheet(dataset, cancel) is not { } sheet)
            return null;
        sheets[dataset] = (revision, sheet);
        return sheet;
    }
}

/// <summary>What a call may read, or why it may not (授权核对): fields, filter, level, structure, purpose and case, quota. Nothing of the data is touched yet.</summary>
sealed class AllowCall(
    ICatalogue catalogue,
    SheetShelf shelf,
    ILake lake,
    IOrganisation organisation,
    IPurposeObjects objects,
    Emergencies emergencies,
    SharingContent content,
    PersonalCipher cipher,
    IOptions<SharingOptions> options,
    TimeProvider clock
)
{
    /// <returns>With the keyed digest of the person asked for and the case's number, as far as they are known, also when the call is refused.</returns>
    public async Task<(AllowedQuery? Query, GatewayDenial? Denial, string? Subject, string? Case)> Judge(
        GatewayCall call,
        SharingGrant grant,
        Guid id,
        CancellationToken cancel
    )
    {
        var (bytes, tooLarge) = PackedBody.Unpack(call.Request.Body, call.Packed, options.Value);
        if (tooLarge is not null)
            return (null, tooLarge, null, null);
        var fields = grant.FieldList;
        var area = organisation.Unit(grant.Consumer)?.Region ?? grant.Region;
        var (body, wrong) = QueryBody.Read(
            bytes,
            fields.ToDictionary(
                field => field.Column,
                field => new FilterColumn(field.Column, field.Type, field.MaskOf.IsOpen),
                StringComparer.Ordinal
            ),
            area
        );
        if (body is null)
            return (null, wrong, null, null);
        var subject = body.Subject is { } number ? cipher.PartyKey(number) : null;
        var judged = await Judge(call, grant, id, fields, body, subject, area, cancel);
        return (judged.Query, judged.Denial, subject, body.Case);
    }

    /// <summary>The same for a batch that is made later: under the grant, the catalogue and the version of then.</summary>
    public async Task<(AllowedQuery? Query, GatewayDenial? Denial)> Again(
        SharingExport export,
        SharingGrant grant,
        CancellationToken cancel
    )
    {
        var columns = JsonSerializer.Serialize(export.Columns.Split(','));
        var body = Encoding.UTF8.GetBytes(
            export.Filter is { } filter ? $$"""{"fields":{{columns}},"filter":{{filter}}}""" : $$"""{"fields":{{columns}}}"""
        );
        var call = new GatewayCall(new("POST", "", "", grant.Code, grant.Purpose, "", 0, body), "", default, GatewayAct.StartExport);
        var judged = await Judge(call, grant, export.Id, cancel);
        return (judged.Query, judged.Denial);
    }

    async Task<(AllowedQuery? Query, GatewayDenial? Denial)> Judge(
        GatewayCall call,
        SharingGrant grant,
        Guid id,
        IReadOnlyList<SharedField> fields,
        QueryBody body,
        string? subject,
        string area,
        CancellationToken cancel
    )
    {
        if (await shelf.Of(grant.Dataset, catalogue, cancel) is not { } sheet || sheet.Catalogue.Status is CatalogueStatus.Retired)
            return (null, GatewayDenial.Schema("这个目录已停用。"));
        if (Drift(fields, sheet, grant) is { } drift)
            return (null, drift);
        var (wanted, unknown) = Wanted(fields, body, grant);
        if (unknown is not null)
            return (null, unknown);
        if (Shape(call, grant, body) is { } shape)
            return (null, shape);
        var sandbox = grant.State is GrantState.Testing;
        if (await Bind(call, grant, body, wanted, subject, sandbox, cancel) is { } unbound)
            return (null, unbound);
        var granted = GrantFilter(grant, sheet, area);
        var asked = (call, grant, id, body, wanted, granted);
        return sandbox ? (Sandbox(asked), null) : await FromLake(asked, sheet, cancel);
    }

    static GatewayDenial? Drift(IReadOnlyList<SharedField> fields, CatalogueSheet sheet, SharingGrant grant)
    {
        foreach (var field in fields)
        {
            if (
                sheet.Items.FirstOrDefault(item => item.Column == field.Column) is not { } item
                || SharingJson.TypeOf(item.Type) != field.Type
            )
                return GatewayDenial.Schema($"数据结构已变：“{field.Name}”不在目录里或类型不同，请按新目录重新申请。");
            if (item.Level > grant.Level)
                return GatewayDenial.Level($"“{field.Name}”已升为 {item.Level}，高于授权的 {grant.Level}，请重新申请。");
        }
        return null;
    }

    static (IReadOnlyList<SharedField> Wanted, GatewayDenial? Denial) Wanted(
        IReadOnlyList<SharedField> fields,
        QueryBody body,
        SharingGrant grant
    )
    {
        var byName = fields.ToDictionary(field => field.Column, StringComparer.Ordinal);
        var named = body.Group is null ? body.Columns : [.. body.Group, .. body.Sum];
        if (named is null)
            return (fields, null);
        if (named.FirstOrDefault(name => !byName.ContainsKey(name)) is not null)
            return ([], GatewayDenial.Field("请求了授权以外的字段。"));
        if (body.Group is not null && named.Any(name => !byName[name].MaskOf.IsOpen))
            return ([], GatewayDenial.Field("已脱敏的字段不能用于分组或求和。"));
        return body.Sum.Any(name => byName[name].Type is not (FilterType.Integer or FilterType.Decimal))
            ? ([], GatewayDenial.Query("sum 只用于数字字段。"))
            : ([.. named.Select(name => byName[name])], null);
    }

    static GatewayDenial? Shape(GatewayCall call, SharingGrant grant, QueryBody body)
    {
        if (call.Act is GatewayAct.StartExport)
            return !grant.Batch ? GatewayDenial.Grant("这个授权不含批量。")
                : body.Group is not null || body.Limit is not null || body.Order.Count > 0
                    ? GatewayDenial.Query("批量只用 fields、filter 和 format。")
                : null;
        if (body.Format is not ExportFormat.Csv)
            return GatewayDenial.Query("format 只用于批量。");
        if (grant.Kind is PurposeKind.Statistics && body.Group is null)
            return GatewayDenial.Purpose("统计用途只给汇总结果，请用 group。");
        if (grant.Kind is not PurposeKind.Statistics && body.Group is not null)
            return GatewayDenial.Purpose("汇总只用于统计用途。");
        return body.Limit > grant.MostRows ? GatewayDenial.Rows($"单次最多 {grant.MostRows} 行，更多的请用批量。") : null;
    }

    async Task<GatewayDenial?> Bind(
        GatewayCall call,
        SharingGrant grant,
        QueryBody body,
        IReadOnlyList<SharedField> wanted,
        string? subject,
        bool sandbox,
        CancellationToken cancel
    )
    {
        // A batch about persons was bound to its area when it was granted; figures are about nobody.
        var personal = grant.SubjectColumns.Length > 0 && call.Act is GatewayAct.Query && body.Group is null;
        if (sandbox)
            return personal && subject is null ? GatewayDenial.Case("查询个人信息必须在 subject 中写明是哪个人。") : null;
        if (personal && BreakGlass.Names(body.Case))
            return BreakGlass.Refuse(
                await emergencies.IsOpen(body.Case!, grant.Code, cancel),
                new(subject, wanted.ToDictionary(field => field.Column, field => field.Element), personal)
            );
        var theCase = personal && body.Case is { } number ? await objects.Find(number, cancel) : null;
        var needs = grant.Item is { } item && objects.NeedsOf(item) is { } found ? content.Elements(found) : null;
        return PurposeBinding.Refuse(
            grant.Kind,
            new(subject, wanted.ToDictionary(field => field.Column, field => field.Element), personal),
            grant.Item,
            theCase,
            needs
        );
    }

    static RowFilter? GrantFilter(SharingGrant grant, CatalogueSheet sheet, string area)
    {
        if (grant.RowFilter is not { } text)
            return null;
        using var json = JsonDocument.Parse(text, SharingJson.Document);
        var columns = sheet.Items.ToDictionary(
            item => item.Column,
            item => new FilterColumn(item.Column, SharingJson.TypeOf(item.Type)),
            StringComparer.Ordinal
        );
        // It could be read when it was granted; if the catalogue has lost its column since, no row may leave.
        return new RowFilterReader(columns, area).Read(json.RootElement) is { Succeeded: true, Value: var filter }
            ? filter
            : new RowFilter.Any([]);
    }

    static AllowedQuery Sandbox(
        (GatewayCall Call, SharingGrant Grant, Guid Id, QueryBody Body, IReadOnlyList<SharedField> Wanted, RowFilter? Granted) asked
    )
    {
        var columns = asked
            .Grant.FieldList.Select(field => (field.Column, field.Type))
            .Concat((asked.Granted?.Columns ?? []).Select(column => (column.Name, column.Type)))
            .Concat(asked.Grant.SubjectColumnList.Append(asked.Grant.KeyColumn).Select(column => (column, FilterType.Text)))
            .DistinctBy(column => column.Item1);
        return Made(asked, SandboxRows.Of(columns), sandbox: true, null, null, stale: false) with { GrantFilter = null };
    }

    async Task<(AllowedQuery?, GatewayDenial?)> FromLake(
        (GatewayCall Call, SharingGrant Grant, Guid Id, QueryBody Body, IReadOnlyList<SharedField> Wanted, RowFilter? Granted) asked,
        CatalogueSheet sheet,
        CancellationToken cancel
    )
    {
        if (await lake.Version(asked.Grant.Dataset, null, cancel) is not { Succeeded: true, Value: var version })
            return (null, GatewayDenial.Source("这个数据集还没有归集数据。", 3600));
        var now = clock.GetUtcNow();
        var late = sheet.Catalogue.Cycle is { } cycle && CollectionPromise.IsOnTime(cycle, version.Load.At, now) is false;
        if (late && !(asked.Grant.StaleHours is { } hours && now - version.Load.At <= TimeSpan.FromHours(hours)))
            return (null, GatewayDenial.Source("数据源没有按时更新，授权也不允许使用过期数据，请稍后重试。", 600));
        return (Made(asked, DuckDb.Files(version.Files), sandbox: false, version.Load.Number, version.Load.At, late), null);
    }

    static AllowedQuery Made(
        (GatewayCall Call, SharingGrant Grant, Guid Id, QueryBody Body, IReadOnlyList<SharedField> Wanted, RowFilter? Granted) asked,
        string source,
        bool sandbox,
        int? version,
        DateTimeOffset? asOf,
        bool stale
    ) =>
        new(
            asked.Grant,
            asked.Id,
            source,
            asked.Wanted,
            asked.Granted,
            asked.Body,
            asked.Body.Limit ?? asked.Grant.MostRows,
            sandbox,
            version,
            asOf,
            stale
        );
}
