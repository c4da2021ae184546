using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Security.Probes;

/// <summary>The audit is written, and how far back it reaches (留存不少于六个月).</summary>
sealed class AuditProbe(CityContext city) : ISecurityProbe
{
    public string Code => "audit.written";

    public async Task<SecurityEvidence> Look(CancellationToken cancel)
    {
        var since = city.Clock.GetUtcNow().AddDays(-1);
        var lines = city.Set<AuditEntry>().AsNoTracking();
        var day = await lines.CountAsync(line => line.At >= since, cancel);
        var first = await lines.OrderBy(line => line.At).Select(line => (DateTimeOffset?)line.At).FirstOrDefaultAsync(cancel);
        return first is { } oldest
            ? new(day > 0, $"近 24 小时 {day} 条，最早一条是 {oldest.Day():yyyy-MM-dd}，程序里没有删除日志的功能")
            : new(false, "一条审计日志都没有");
    }
}

/// <summary>Personal fields lie sealed in the database: looked at as the database holds them, past the program's own keys.</summary>
sealed class SealedFieldsProbe(CityContext city) : ISecurityProbe
{
    public string Code => "personal.sealed";

    public async Task<SecurityEvidence> Look(CancellationToken cancel)
    {
        var (columns, total, open) = (0, 0L, 0L);
        foreach (var type in city.Model.GetEntityTypes().Where(type => type.GetTableName() is not null))
        foreach (var field in type.GetProperties().Where(field => field.ClrType == typeof(Personal)))
        {
            var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
            if (field.GetColumnName(table) is not { } column)
                continue;
            columns++;
            total += await Count(table.Name, column, "", cancel);
            // A sealed field is its kind, the number of its key and Base64: 0:1.… (before there were keys by number: 0:…).
            open += await Count(table.Name, column, $" and \"{column}\" not like '_:%'", cancel);
        }
        return new(open == 0, $"{columns} 个个人信息字段，{total} 个值，明文存放 {open} 个");
    }

    // Names of tables and columns come from our own model, nothing from outside enters the text.
#pragma warning disable EF1002
    Task<long> Count(string table, string column, string and, CancellationToken cancel) =>
        city
            .Database.SqlQueryRaw<long>($"select count(*) as \"Value\" from \"{table}\" where \"{column}\" is not null{and}")
            .SingleAsync(cancel);
#pragma warning restore EF1002
}

/// <summary>三员分立: each of the three posts has somebody, and nobody has two.</summary>
sealed class DutiesProbe(IOrganisation organisation, SeparatedDuties duties, CityContext city) : ISecurityProbe
{
    public string Code => "duties.apart";

    public Task<SecurityEvidence> Look(CancellationToken cancel)
    {
        var now = city.Clock.GetUtcNow();
        var roles = duties.Rules.SelectMany(rule => rule.Roles).ToHashSet(StringComparer.Ordinal);
        var holders = organisation
            .Units()
            .SelectMany(unit => organisation.PostsIn(unit.Id))
            .Where(post => roles.Contains(post.Role))
            .SelectMany(post => organisation.HoldersOf(post.Id, now).Select(holder => (post.Role, holder.Official)))
            .ToList();
        var vacant = roles.Where(role => !holders.Exists(holder => holder.Role == role)).ToList();
        var clashing = holders
            .GroupBy(holder => holder.Official.Id)
            .Where(one => duties.Rules.Any(rule => rule.Clash(one.Select(holder => holder.Role))))
            .Select(one => one.First().Official.Name)
            .ToList();
        return Task.FromResult(
            duties.Rules.Count == 0 ? new SecurityEvidence(false, "没有规定哪些岗位不得兼任")
            : clashing.Count > 0 ? new(false, $"兼任了互斥岗位：{string.Join("、", clashing)}")
            : vacant.Count > 0 ? new(false, $"还没有人担任：{string.Join("、", vacant)}")
            : new(true, $"三员共 {holders.Select(holder => holder.Official.Id).Distinct().Count()} 人，无人兼任；系统拒绝互斥的任命和代岗")
        );
    }
}

/// <summary>The ledger goes on, and its store is what the signed heads say.</summary>
sealed class LedgerProbe(ILedger ledger) : ISecurityProbe
{
    public string Code => "ledger.sound";

    public async Task<SecurityEvidence> Look(CancellationToken cancel)
    {
        var state = await ledger.State(cancel);
        return state.Check?.Finding is { } finding ? new(false, $"全库核对不符：{finding}")
            : state.Head is not { } head ? new(null, "账本还是空的")
            : new(
                true,
                $"{head.Size} 条存证，等待排序 {state.Waiting} 条，{(state.Check is { } check ? $"{check.At.Day():yyyy-MM-dd} 全库核对相符" : "全库核对每天一次，还没有轮到")}"
            );
    }
}
