using System.Globalization;
using System.Runtime.CompilerServices;
using Yingzhou.Assurance.DataProtection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Lake;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Detection.Leaving;

/// <summary>Newest versions of datasets, for whoever may send them: their own department's, or the platform's. Weighed by what was found in them, where that is more than what was declared.</summary>
sealed class DatasetExports(ICatalogue catalogue, ILake lake, ISensitiveData sensitive, DuckDb duck, IPermissions permissions)
    : IExportSource
{
    const int Most = 200;

    static readonly Fault Unknown = new("detection.no-export", "没有这个数据集，或者不归您所在的部门管。", 404) { Field = "table" };

    public string Id => "dataset";

    public async Task<IReadOnlyList<ExportChoice>> Choices(Subject official, CancellationToken cancel)
    {
        if (official.ActingPost is not { } acting)
            return [];
        // The platform's administrator sees all, everybody else their own.
        var provider = May(official, "elsewhere", acting.Unit.Region) ? null : acting.Unit.Id;
        if (provider is not null && !May(official, provider, acting.Unit.Region))
            return [];
        var found = new List<DataCatalogue>();
        for (string? after = null; found.Count < Most; )
        {
            var page = await catalogue.List(new(provider, After: after, Size: 100), cancel);
            found.AddRange(page.Items.Where(one => one.LoadedAt is not null));
            if ((after = page.Next) is null)
                break;
        }
        var choices = new List<ExportChoice>();
        foreach (var one in found.Take(Most))
            choices.Add(new(Id, one.Dataset, one.Name, await sensitive.LevelOf(one.Dataset, one.Level, cancel)));
        return choices;
    }

    bool May(Subject official, string provider, string region) =>
        permissions.Decide(official, LakeRights.Send, new("dataset", "export") { Region = region, UnitId = provider }).Allowed;

    public async Task<Outcome<ExportTable>> Read(string table, Subject official, CancellationToken cancel)
    {
        if (await catalogue.Sheet(table, cancel) is not { } sheet || official.ActingPost is not { } acting)
            return Unknown;
        if (
            permissions.Refuse(
                official,
                LakeRights.Send,
                new("dataset", table) { Region = acting.Unit.Region, UnitId = sheet.Catalogue.Provider }
            )
            is not null
        )
            return Unknown;
        var version = await lake.Version(table, cancel: cancel);
        if (version.Fault is { } none)
            return none with { Field = "table" };
        var columns = sheet.Items.OrderBy(item => item.Ordinal).Select(item => item.Column).ToList();
        var level = await sensitive.LevelOf(table, sheet.Catalogue.Level, cancel);
        return new ExportTable(sheet.Catalogue.Name, level, columns, columns[0], Rows(version.Value, columns, cancel));
    }

    async IAsyncEnumerable<IReadOnlyList<string?>> Rows(
        LakeVersion version,
        List<string> columns,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await Task.CompletedTask;
        using var connection = duck.Open();
        using var reader = DuckDb.Ask(
            connection,
            $"select {string.Join(", ", columns.Select(DuckDb.Name))} from {DuckDb.Files(version.Files)}"
        );
        while (reader.Read())
        {
            cancel.ThrowIfCancellationRequested();
            yield return [.. Enumerable.Range(0, columns.Count).Select(at => reader.IsDBNull(at) ? null : Text(reader.GetValue(at)))];
        }
    }

    // Without trailing zeros, so that one of them can mean something.
    static string? Text(object value) =>
        value is decimal number ? number.ToString("0.############################", CultureInfo.InvariantCulture) : LakeValue.Text(value);
}
