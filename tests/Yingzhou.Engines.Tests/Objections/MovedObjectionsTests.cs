using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Engines.Tests.Storage;
using Yingzhou.Foundation.Storage;
using Yingzhou.Foundation.Storage.Schema;
using Yingzhou.Support.Objections;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Objections;

/// <summary>What three applications kept in tables of their own stands in the engine's after their scripts have run: nothing is lost, open ones are open.</summary>
public class MovedObjectionsTests(PostgresServer postgres)
{
    static readonly Assembly Services = typeof(Apps.Services.EnterpriseServices.EnterpriseServices).Assembly;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Old_rows_are_moved_whole(DatabaseKind kind)
    {
        await using var city = await EmptyCity.Found(kind, postgres);
        await city.Do<CityContext, bool>(async context =>
        {
            foreach (var sql in Back(kind))
                await context.Database.ExecuteSqlRawAsync(Escaped(sql));
            foreach (var sql in Rows(kind))
                await context.Database.ExecuteSqlRawAsync(Escaped(sql));
            foreach (var folder in new[] { "EnterpriseServices", "FinancialServices", "BusinessEnvironment" })
                await context.Database.ExecuteSqlRawAsync(Escaped(Script(folder, "0003-objections-moved", kind)));
            // Such a city is older than ids as bytes, too.
            if (kind is DatabaseKind.Sqlite)
                await context.Database.ExecuteSqlRawAsync("delete from kept_schema where ScriptName like '%ids-as-bytes'");
            return true;
        });
        await city.Do<SchemaUpgrade, bool>(upgrade =>
        {
            upgrade.Run();
            return Task.FromResult(true);
        });
        var moved = await city.Do<CityContext, List<Objection>>(context =>
            context.Set<Objection>().AsNoTracking().OrderBy(one => one.Matter).ToListAsync()
        );

        Assert.Equal(
            ["enterprise.claw-back", "enterprise.publicity", "environment.demand", "environment.timeline", "finance.figure"],
            moved.Select(one => one.Matter)
        );
        var (back, publicity, demand, timeline, figure) = (moved[0], moved[1], moved[2], moved[3], moved[4]);
        Assert.Equal(
            ("0198a000-0000-7000-8000-00000000000a", "东海厂，参展补贴", "reviewer", true),
            (publicity.About, publicity.Title, publicity.Deciders, publicity.IsOpen)
        );
        Assert.NotNull(publicity.OpenKey);
        Assert.Equal((false, "登记属实", null), (back.Upheld, back.Reply, back.OpenKey));
        Assert.Equal(("health/油烟证", "清单外，不得限制", true), (demand.About, demand.Note, demand.IsOpen));
        Assert.Equal(("0001", "2026-11-20", "2026-11-20", true), (timeline.About, timeline.Claim, timeline.Correction, timeline.Upheld));
        Assert.Equal(("insured", "human-resources", "21"), (figure.About, figure.UnitId, figure.Correction));
        Assert.StartsWith("登记值 12 → 21；评分 ", figure.Effect, StringComparison.Ordinal);
    }

    // A city of before: without what the three scripts did.
    static IEnumerable<string> Back(DatabaseKind kind) =>
        [
            "alter table enterprise_claw_backs drop column decider_id",
            Table(Script("EnterpriseServices", "0002-rules-disputes-supply", kind), "enterprise_disputes"),
            Table(Script("FinancialServices", "0002-sealed-consents", kind), "finance_objections"),
            Table(Script("BusinessEnvironment", "0002-notices", kind), "environment_objections"),
        ];

    static IEnumerable<string> Rows(DatabaseKind kind)
    {
        var (at, yes) = kind is DatabaseKind.Sqlite ? ("639000000000000000", "1") : ("timestamptz '2026-11-20 01:00:00+00'", "true");
        var no = kind is DatabaseKind.Sqlite ? "0" : "false";
        string Head(char id) => $"('0198A000-0000-7000-8000-00000000000{id}', '3309', 2, {at}, 'a', {at}, 'b', ";
        yield return "insert into enterprise_disputes values "
            + Head('1')
            + $"'Publicity', '0198A000-0000-7000-8000-00000000000A', '参展补贴', '东海厂', 'p', 'r', '王**', '没有参展', {at}, '2026-11-27', 'reviewer', null, null, null, null), "
            + Head('2')
            + $"'ClawBack', '0198A000-0000-7000-8000-00000000000B', '贴息', '东海厂', 'p', 'p', '东海厂', '不该追回', {at}, '2026-11-27', null, {at}, {no}, '登记属实', '施展')";
        yield return "insert into finance_objections values "
            + Head('3')
            + $"'p', '东海厂', 'insured', 'human-resources', '二十一人', {at}, '2026-11-27', {at}, {yes}, '漏报', '童心', '12', '21', 530.5, 548.25)";
        yield return "insert into environment_objections values "
            + Head('4')
            + "'Timeline', 'p', '东海厂', '0001', '2026-11-20', null, null, null, '早交过', '2026-11-21', '2026-11-27', 'Upheld', '属实', '傅婷', '2026-11-23'), "
            + Head('5')
            + "'Demand', 'p', '东海厂', null, null, '油烟证', 'health', 'Unlisted', '要证', '2026-11-21', '2026-11-27', 'Open', null, null, null)";
    }

    static string Table(string script, string name) =>
        Regex.Match(script, $@"create table {name} \(.*?\n\);", RegexOptions.Singleline).Value;

    static string Script(string application, string name, DatabaseKind kind)
    {
        using var stream = Services.GetManifestResourceStream($"Yingzhou.Apps.Services.{application}.Storage.{name}.sql")!;
        using var reader = new StreamReader(stream);
        return TypeTokens
            .For(kind)
            .Aggregate(reader.ReadToEnd(), (sql, token) => sql.Replace($"${token.Key}$", token.Value, StringComparison.Ordinal));
    }

    // ExecuteSqlRaw reads braces as places for parameters; there are none here.
    static string Escaped(string sql) => sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
