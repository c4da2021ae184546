using System.Globalization;
using DuckDB.NET.Data;
using Yingzhou.Data.Lake;

namespace Yingzhou.Data.Quality;

/// <summary>One kind of error that is put into generated data on purpose.</summary>
/// <param name="Rule">Id of the rule that should find it.</param>
/// <param name="PerMillion">How many of a million rows have it.</param>
/// <param name="AlsoBy">Another error that this rule must find as well: a wrong division differs from the household's too.</param>
public sealed record InjectedError(string Dataset, string Rule, string Column, int PerMillion, string? AlsoBy = null);

/// <param name="Truth">Parquet with row number, rule, and the value that is wrong.</param>
public sealed record GeneratedTable(string Dataset, long Rows, string File, string Truth);

/// <summary>
/// Data of departments that do not exist, of any size, with errors put in on purpose and kept beside it, so that detection can be scored (数据生成). The same seed and size give
/// the same rows: every value follows from a hash of seed, row and purpose. At scale 1 the tables have the plan's 420 million rows, most of them in one (as in life).
/// </summary>
public sealed class DepartmentalData(DuckDb duck)
{
    public const long PeopleAtFullScale = 1_200_000;
    public const long EnterprisesAtFullScale = 300_000;
    public const long PaymentsAtFullScale = 418_500_000;

    public static IReadOnlyList<InjectedError> Errors { get; } =
    [
        new("population-register", "sfzh.resident-id", "sfzh", 4_000),
        new("population-register", "xm.required", "xm", 5_000),
        new("population-register", "xb.codes", "xb", 2_000),
        new("population-register", "sjh.mobile", "sjh", 4_000),
        new("population-register", "qhdm.division", "qhdm", 1_000),
        new("population-register", "csrq.order", "csrq", 1_500),
        new("population-register", "gxsj.fresh", "gxsj", 2_500),
        new("population-register", "sfzh.unique", "sfzh", 800),
        new("population-register", "hh.division", "hh", 600, AlsoBy: "qhdm.division"),
        new("enterprise-register", "tyshxydm.uscc", "tyshxydm", 3_000),
        new("enterprise-register", "djzt.codes", "djzt", 2_000),
        new("enterprise-register", "clrq.order", "clrq", 2_000),
        new("enterprise-register", "zczb.range", "zczb", 1_000),
        new("insurance-payment", "sfzh.known", "sfzh", 2_000),
        new("insurance-payment", "jfny.month", "jfny", 1_000),
        new("insurance-payment", "jfjs.range", "jfjs", 1_000),
        new("insurance-payment", "xz.codes", "xz", 1_500),
    ];

    /// <param name="today">Up to which day the data goes.</param>
    /// <param name="folder">Where <c>DATASET.parquet</c> and <c>DATASET.truth.parquet</c> go; what lies there is replaced.</param>
    public IReadOnlyList<GeneratedTable> Write(double scale, long seed, DateOnly today, string folder) =>
        Write(
            Math.Max(100, (long)(PeopleAtFullScale * scale)),
            Math.Max(50, (long)(EnterprisesAtFullScale * scale)),
            Math.Max(200, (long)(PaymentsAtFullScale * scale)),
            seed,
            today,
            folder
        );

    /// <inheritdoc cref="Write(double, long, DateOnly, string)"/>
    public IReadOnlyList<GeneratedTable> Write(long people, long enterprises, long payments, long seed, DateOnly today, string folder)
    {
        Directory.CreateDirectory(folder);
        using var connection = duck.Open(folder);
        DuckDb.Run(connection, Macros(seed, today));
        var population = Write(connection, folder, "population-register", people, People(people));
        return
        [
            population,
            Write(connection, folder, "enterprise-register", enterprises, Enterprises(enterprises)),
            Write(connection, folder, "insurance-payment", payments, Payments(payments, people, population.File)),
        ];
    }

    static GeneratedTable Write(DuckDBConnection connection, string folder, string dataset, long rows, string select)
    {
        var (file, truth) = (Path.Combine(folder, $"{dataset}.parquet"), Path.Combine(folder, $"{dataset}.truth.parquet"));
        DuckDb.Run(connection, $"copy ({select}) to {DuckDb.Text(file)} (format parquet, compression zstd)");
        var wrong = Errors
            .Where(error => error.Dataset == dataset)
            .Select(error =>
                $"select row_number, {DuckDb.Text(error.Rule)} as rule, {DuckDb.Name(error.Column)}::varchar as value from {DuckDb.Files([file])} where {Found(error)}"
            );
        DuckDb.Run(connection, $"copy ({string.Join(" union all ", wrong)}) to {DuckDb.Text(truth)} (format parquet)");
        return new(dataset, rows, file, truth);
    }

    // The errors of one row exclude each other where one would hide or make another: each takes its own stretch of the same number.
    static string Injected(InjectedError error)
    {
        var before = Errors
            .Where(other => other.Dataset == error.Dataset)
            .TakeWhile(other => other != error)
            .Sum(other => other.PerMillion);
        return string.Create(CultureInfo.InvariantCulture, $"chance(row_number) between {before} and {before + error.PerMillion - 1}");
    }

    static string Found(InjectedError error) =>
        error.AlsoBy is { } also ? $"({Injected(error)} or {Injected(error.Dataset, also)})" : Injected(error);

    static string Injected(string dataset, string rule) => Injected(Errors.Single(error => error.Dataset == dataset && error.Rule == rule));

    static string Macros(long seed, DateOnly today) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            create macro dice(i, purpose, n) as (hash(i, purpose, {seed}) % n)::bigint;
            create macro chance(i) as dice(i, 'error', 1000000);
            create macro data_day() as date '{today:yyyy-MM-dd}';
            create macro resident_check(body) as substr('10X98765432', list_sum(list_transform(range(17), k -> substr(body, k + 1, 1)::integer * [7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2][k + 1]))::integer % 11 + 1, 1);
            create macro uscc_check(body) as substr('0123456789ABCDEFGHJKLMNPQRTUWXY', (31 - list_sum(list_transform(range(17), k -> (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(body, k + 1, 1)) - 1) * [1,3,9,27,19,26,16,17,20,29,25,13,8,24,10,30,28][k + 1]))::integer % 31) % 31 + 1, 1);
            create macro county(i) as ['330902', '330903', '330921', '330922'][dice(i, 'county', 4) + 1];
            create macro given_name(i) as ['王','李','张','刘','陈','杨','黄','赵','吴','周','徐','孙','马','朱','胡','林','郭','何','高','罗','乐','翁','夏','贺'][dice(i, 'family', 24) + 1] || ['伟','芳','娜','敏','静','丽','强','磊','军','洋','勇','艳','杰','娟','涛','明','超','秀英','海波','舟燕','建国','志远','雅琴','浩然'][dice(i, 'given', 24) + 1];
            """
        );

    // Every number of a person follows from its row: 8 bits of county and sequence beside a birthday that no two rows of 80 million share with them.
    static string People(long rows) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            select row_number,
              case when {Injected("population-register", "sfzh.unique")} then lag(good, 1, good) over (order by row_number)
                   when {Injected(
                "population-register",
                "sfzh.resident-id"
            )} and row_number % 4 = 0 then left(good, 10) || '0230' || right(good, 4)
                   when {Injected(
                "population-register",
                "sfzh.resident-id"
            )} then left(good, 17) || case when right(good, 1) = 'X' then '0' else ((right(good, 1)::integer + 1 + row_number % 8) % 10)::varchar end
                   else good end as sfzh,
              case when {Injected("population-register", "xm.required")} then null else given_name(row_number) end as xm,
              case when {Injected(
                "population-register",
                "xb.codes"
            )} then '7' else case when substr(good, 17, 1)::integer % 2 = 1 then '1' else '2' end end as xb,
              case when {Injected("population-register", "csrq.order")} then (updated + interval 40 day)::date else birth end as csrq,
              lpad((dice(row_number, 'nation', 50) // 45 * dice(row_number, 'which', 56) + 1)::varchar, 2, '0') as mz,
              ['10', '20', '20', '30', '40'][dice(row_number, 'marriage', 5) + 1] as hyzk,
              household as hh,
              lpad(dice(row_number, 'relation', 10)::varchar, 2, '0') as yhzgx,
              case when {Injected("population-register", "qhdm.division")} then '3309'
                   when {Injected("population-register", "hh.division")} then '331099'
                   else home end as qhdm,
              '浙江省舟山市' || case home when '330902' then '定海区' when '330903' then '普陀区' when '330921' then '岱山县' else '嵊泗县' end || '环城路' || (dice(row_number, 'door', 900) + 1) || '号' as dz,
              case when {Injected(
                "population-register",
                "sjh.mobile"
            )} then '1380580' else '1' || (3 + dice(row_number, 'net', 7)) || lpad(dice(row_number, 'phone', 1000000000)::varchar, 9, '0') end as sjh,
              case when {Injected("population-register", "gxsj.fresh")} then updated - interval 1200 day else updated end as gxsj
            from (
              select *, body || resident_check(body) as good
              from (
                select row_number, birth, (row_number // 3)::varchar as household, county(row_number // 3) as home,
                  data_day()::timestamp - to_days(1 + dice(row_number, 'updated', 600)::integer) as updated,
                  county(row_number // 3) || strftime(birth, '%Y%m%d') || lpad((row_number // 24000 % 1000)::varchar, 3, '0') as body
                from (select range as row_number, date '1940-01-01' + (range % 24000)::integer as birth from range({rows}))
              )
            )
            """
        );

    static string Enterprises(long rows) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            select row_number,
              case when {Injected(
                "enterprise-register",
                "tyshxydm.uscc"
            )} then left(good, 17) || case when right(good, 1) = '0' then '1' else '0' end else good end as tyshxydm,
              '舟山' || ['海', '舟', '岱', '嵊', '普'][dice(row_number, 'first', 5) + 1] || row_number || ['渔业', '船舶', '餐饮', '物流', '贸易'][dice(row_number, 'trade', 5) + 1] || '有限公司' as mc,
              given_name(row_number) as fddbr,
              ['A0411', 'C3731', 'H6210', 'G5441', 'F5100'][dice(row_number, 'trade', 5) + 1] as hydm,
              case when {Injected(
                "enterprise-register",
                "zczb.range"
            )} then -5 else 10 * (1 + dice(row_number, 'capital', 500)) end::decimal(18,4) as zczb,
              founded as clrq,
              case when {Injected("enterprise-register", "clrq.order")} then founded - 30
                   when dice(row_number, 'ended', 10) = 0 then founded + 400 end as zxrq,
              case when {Injected(
                "enterprise-register",
                "djzt.codes"
            )} then '5' else ['1', '1', '1', '2', '3', '9'][dice(row_number, 'state', 6) + 1] end as djzt,
              '舟山市' || '港口路' || (dice(row_number, 'door', 900) + 1) || '号' as zs,
              county(row_number) as qhdm,
              '1' || (3 + dice(row_number, 'net', 7)) || lpad(dice(row_number, 'phone', 1000000000)::varchar, 9, '0') as lxdh
            from (
              select *, body || uscc_check(body) as good
              from (
                select range as row_number, date '2001-01-01' + dice(range, 'founded', 8000)::integer as founded,
                  '91' || county(range) || lpad(range::varchar, 9, '0') as body
                from range({rows})
              )
            )
            """
        );

    // Each payment is of a person of the register; one in five hundred is of nobody there.
    static string Payments(long rows, long people, string population) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            select p.row_number,
              case when {Injected("insurance-payment", "sfzh.known").Replace("row_number", "p.row_number", StringComparison.Ordinal)}
                   then '11010119000101' || lpad((p.row_number % 1000)::varchar, 3, '0') || 'Y' else r.sfzh end as sfzh,
              coalesce(r.xm, '（缺）') as xm,
              case when {Injected("insurance-payment", "xz.codes").Replace(
                "row_number",
                "p.row_number",
                StringComparison.Ordinal
            )} then '999'
                   else ['110', '210', '310', '410', '510'][dice(p.row_number, 'kind', 5) + 1] end as xz,
              case when {Injected("insurance-payment", "jfny.month").Replace(
                "row_number",
                "p.row_number",
                StringComparison.Ordinal
            )} then '202513'
                   else strftime(data_day() - to_days((30 * dice(p.row_number, 'month', 60))::integer), '%Y%m') end as jfny,
              case when {Injected("insurance-payment", "jfjs.range").Replace(
                "row_number",
                "p.row_number",
                StringComparison.Ordinal
            )} then 99999
                   else 4000 + dice(p.row_number, 'base', 12000) end::decimal(18,4) as jfjs,
              (320 + dice(p.row_number, 'base', 12000) * 0.08)::decimal(18,4) as jfje,
              null::varchar as tyshxydm
            from (select range as row_number, hash(range, 'person') % {people} as person from range({rows})) p
            join (select row_number as person, sfzh, xm from {DuckDb.Files([population])}) r using (person)
            """
        );
}
