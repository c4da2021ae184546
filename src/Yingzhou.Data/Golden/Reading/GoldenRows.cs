using System.Globalization;
using DuckDB.NET.Data;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Golden.Content;
using Yingzhou.Data.Golden.Running;
using Yingzhou.Data.Lake;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Golden.Reading;

/// <summary>Golden records out of the lake, masked by level whoever looks.</summary>
sealed class GoldenRows(GoldenContent content, ILake lake, DuckDb duck, IPermissions permissions)
{
    const int MostPerPage = 100;

    internal static readonly Fault NoPost = new("golden.no-post", "请先选择岗位。", 403);
    internal static readonly Fault NoKind = new("golden.no-kind", "没有这类主记录。", 404);
    static readonly Fault NoRecord = new("golden.no-record", "没有这条主记录：登记库更新后主记录会重新构建，请从列表重新进入。", 404);

    public async Task<Outcome<IReadOnlyList<GoldenRecord>>> List(GoldenFilter filter, Subject official, CancellationToken cancel)
    {
        var opened = await Open(filter.Kind, official, cancel);
        if (opened.Fault is { } fault)
            return fault;
        var (golden, files) = opened.Value;
        if (files.Count == 0)
            return Array.Empty<GoldenRecord>();
        var conditions = new List<string>();
        using var connection = duck.Open();
        using var command = connection.CreateCommand();
        if (filter.ConflictsOnly)
            conditions.Add($"{GoldenContent.ConflictsColumn} > 0");
        if (ComparedText.Of(filter.Whole ?? "") is { Length: > 0 } whole)
        {
            conditions.Add(
                $"({string.Join(" or ", golden.Fields.Where(field => field.By is not null).Select(field => $"{DuckDb.Name(field.Name)}::varchar = $whole"))})"
            );
            command.Parameters.Add(new DuckDBParameter("whole", whole));
        }
        var where = conditions.Count == 0 ? "" : $"where {string.Join(" and ", conditions)}";
        var size = Math.Clamp(filter.Size, 1, MostPerPage);
#pragma warning disable CA2100 // Names in it went through Name; what was typed is a parameter.
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"{Select(golden, files)} {where} order by {GoldenContent.ConflictsColumn} desc, {GoldenContent.IdColumn} limit {size} offset {Math.Max(0, filter.From)}"
        );
#pragma warning restore CA2100
        return Read(command, golden).ToArray();
    }

    public async Task<Outcome<GoldenRecord>> One(string kind, string id, Subject official, CancellationToken cancel)
    {
        var opened = await Open(kind, official, cancel);
        if (opened.Fault is { } fault)
            return fault;
        var (golden, files) = opened.Value;
        if (files.Count == 0)
            return NoRecord;
        using var connection = duck.Open();
        using var command = connection.CreateCommand();
        command.Parameters.Add(new DuckDBParameter("id", id));
#pragma warning disable CA2100 // As above.
        command.CommandText = $"{Select(golden, files)} where {GoldenContent.IdColumn} = $id limit 1";
#pragma warning restore CA2100
        return Read(command, golden).FirstOrDefault() is { } record ? record : NoRecord;
    }

    async Task<Outcome<(GoldenFile Golden, IReadOnlyList<string> Files)>> Open(string kind, Subject official, CancellationToken cancel)
    {
        if (content.Of(kind) is not { } golden)
            return NoKind;
        if (official.ActingPost is not { Unit: var unit })
            return NoPost;
        if (permissions.Refuse(official, GoldenRights.See, GoldenRights.ResourceOf(kind, unit.Id, unit.Region)) is { } refused)
            return refused;
        return await lake.Version(golden.Dataset, null, cancel) is { Succeeded: true, Value: var version }
            ? (golden, version.Files)
            : (golden, (IReadOnlyList<string>)[]);
    }

    static string Select(GoldenFile golden, IReadOnlyList<string> files) =>
        $"select {GoldenContent.IdColumn}, {GoldenContent.OriginColumn}, {GoldenContent.MembersColumn}, {GoldenContent.ConflictsColumn}, {string.Join(", ", golden.Fields.Select(field => $"{DuckDb.Name(field.Name)}::varchar"))} from {DuckDb.Files(files)}";

    static IEnumerable<GoldenRecord> Read(DuckDBCommand command, GoldenFile golden)
    {
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var origins = Origin.Read(reader.GetString(1));
            yield return new(
                golden.Id,
                reader.GetString(0),
                [
                    .. golden
                        .Fields.Index()
                        .Select(one => Field(one.Item, reader.IsDBNull(4 + one.Index) ? null : reader.GetString(4 + one.Index), origins)),
                ],
                Convert.ToInt32(reader.GetValue(2), CultureInfo.InvariantCulture),
                Convert.ToInt32(reader.GetValue(3), CultureInfo.InvariantCulture)
            );
        }
    }

    static GoldenField Field(FieldEntry field, string? value, IReadOnlyDictionary<string, Origin> origins)
    {
        var origin = origins.GetValueOrDefault(field.Name);
        return new(
            field.Name,
            field.Title,
            field.Level,
            value is null ? null : SampleMask.Of(value, field.Level),
            origin?.Source,
            origin?.Ground,
            [.. (origin?.Others ?? []).Select(other => other with { Value = SampleMask.Of(other.Value, field.Level) })]
        );
    }
}
