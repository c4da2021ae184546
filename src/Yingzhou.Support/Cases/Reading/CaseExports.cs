using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.DataProtection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Support.Cases.Reading;

/// <summary>办件清单: the cases that one's own unit handled, with who applied; what clerks take away as a spreadsheet.</summary>
sealed class CaseExports(CityContext city, IPermissions permissions) : IExportSource
{
    const int Page = 500;

    static readonly Dictionary<string, (string Title, int Days)> Tables = new(StringComparer.Ordinal)
    {
        ["30"] = ("近 30 天办件清单", 30),
        ["365"] = ("近一年办件清单", 365),
    };

    static readonly string[] Columns = ["办件编号", "事项", "申请人", "联系电话", "状态", "收件", "受理", "办结", "承诺工作日"];

    public string Id => "cases";

    public async Task<IReadOnlyList<ExportChoice>> Choices(Subject official, CancellationToken cancel) =>
        official.ActingPost is { } acting && await city.Set<Case>().AnyAsync(one => one.Unit == acting.Unit.Id, cancel)
            ? [.. Tables.Select(one => new ExportChoice(Id, one.Key, one.Value.Title, DataLevel.L3))]
            : [];

    public Task<Outcome<ExportTable>> Read(string table, Subject official, CancellationToken cancel) =>
        Task.FromResult(Read(table, official));

    Outcome<ExportTable> Read(string table, Subject official)
    {
        if (!Tables.TryGetValue(table, out var known) || official.ActingPost is not { } acting)
            return new Fault("cases.no-list", "请选择近 30 天或者近一年的办件清单。", 404) { Field = "table" };
        if (
            permissions.Refuse(
                official,
                CaseRights.ReadStatistics,
                new Resource("cases", acting.Unit.Id) { Region = acting.Unit.Region }
            ) is
            { } refused
        )
            return refused;
        return new ExportTable(
            known.Title,
            DataLevel.L3,
            Columns,
            Columns[0],
            Rows(acting.Unit.Id, city.Clock.GetUtcNow().AddDays(-known.Days))
        );
    }

    async IAsyncEnumerable<IReadOnlyList<string?>> Rows(
        string unit,
        DateTimeOffset since,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        var after = Guid.Empty;
        for (var more = true; more; )
        {
            var page = await city.Set<Case>()
                .AsNoTracking()
                .Where(one => one.Unit == unit && one.SubmittedAt >= since && one.Id > after)
                .OrderBy(one => one.Id)
                .Take(Page)
                .ToListAsync(cancel);
            foreach (var one in page)
                yield return
                [
                    one.Number,
                    one.ItemName,
                    one.ApplicantName.Plain,
                    one.Phone?.Plain,
                    one.Status.Title(),
                    Day(one.SubmittedAt),
                    Day(one.AcceptedAt),
                    Day(one.FinishedAt),
                    one.PromisedDays.ToString(CultureInfo.InvariantCulture),
                ];
            if (more = page.Count == Page)
                after = page[^1].Id;
        }
    }

    static string? Day(DateTimeOffset? at) => at?.Day().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
