using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text;
using Microsoft.Extensions.Options;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Quality;
using Yingzhou.Data.Quality.Compiling;
using Yingzhou.Data.Quality.Running;
using Yingzhou.Kernel;

namespace Yingzhou.Bench.Quality;

/// <summary>
/// The quality pass over N rows beside bare DuckDB on the same files: the same rules written by hand as one SELECT (the limit), and one scan that only counts what is
/// there. Growth over a quarter, a half and the whole of the files.
/// </summary>
static class QualityBench
{
    const int RowsPerFile = 5_000_000;

    // A row store takes some ten times as long: the whole of it would measure patience.
    const long SampleRows = 2_000_000;

    static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    static readonly DateTimeOffset Now = new(2026, 11, 30, 9, 0, 0, TimeSpan.FromHours(8));

    static readonly QualityRule[] Rules =
    [
        new("sfzh.required", "sfzh", RuleKind.Required),
        new("sfzh.resident-id", "sfzh", RuleKind.ResidentId, IssueSeverity.Severe),
        new("xm.required", "xm", RuleKind.Required),
        new("xb.codes", "xb", RuleKind.Enumeration) { Values = ["0", "1", "2", "9"] },
        new("sjh.mobile", "sjh", RuleKind.Mobile),
        new("je.range", "je", RuleKind.Range) { Least = 0, Most = 60_000 },
        new("rq.order", "rq", RuleKind.Order) { Other = "gxsj" },
        new("gxsj.fresh", "gxsj", RuleKind.Freshness) { Most = 730 },
    ];

    public static async Task<string> Run(long rows, string? keep)
    {
        var folder = Directory
            .CreateDirectory(keep ?? Path.Combine(Path.GetTempPath(), $"yz-bench-quality-{Environment.ProcessId}"))
            .FullName;
        try
        {
            var text = await Task.Run(() => Measured(rows, folder));
            return text + await Peer(Math.Min(rows, SampleRows), folder);
        }
        finally
        {
            if (keep is null)
                Directory.Delete(folder, recursive: true);
        }
    }

    static string Measured(long rows, string folder)
    {
        var duck = new DuckDb(Options.Create(new LakeOptions { Memory = "6GB" }));
        var text = new StringBuilder();
        var watch = Stopwatch.StartNew();
        var files = Files(duck, rows, folder);
        var bytes = files.Sum(file => new FileInfo(file).Length);
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"quality pass — {rows:N0} rows in {files.Count} Parquet files, {bytes / 1e9:N2} GB (made or found in {watch.Elapsed.TotalSeconds:N0} s), {Rules.Length} rules on 7 columns"
        );
        var context = Context();
        var pass = new QualityPass(duck);
        // Once to bring the files into the machine's own cache, for all alike.
        Bare(duck, Scan(files));
        PassResult? found = null;
        var ours = Best(() => found = pass.Run(Rules, files, context));
        long[]? byHand = null;
        var limit = Best(() => byHand = Bare(duck, ByHand(files)));
        var scan = Best(() => Bare(duck, Scan(files)));
        var agree = found!.Findings.Select(finding => finding.Failed!.Value).SequenceEqual(byHand!);
        text.AppendLine(CultureInfo.InvariantCulture, $"{"", -34}{"seconds", 10}{"M rows/s", 12}{"× limit", 10}");
        Line("ours: compiled pass", ours);
        Line("limit: same rules by hand, DuckDB", limit);
        Line("bare scan of the 7 columns", scan);
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"both find the same: {(agree ? "yes" : "NO")} ({string.Join(", ", found.Findings.Select(finding => $"{finding.Rule.Id} {finding.Failed}"))})"
        );
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"peak memory of the process {Peak() / 1e9:N2} GB; {Rules.Length * rows / ours.TotalSeconds / 1e6:N0} M cell checks/s"
        );
        text.Append("growth: ");
        foreach (var share in new[] { 4, 2, 1 })
            if (files.Count / share is > 0 and var part)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{part} files {Best(() => pass.Run(Rules, [.. files.Take(part)], context), 1).TotalSeconds:N2} s; "
                );
        return text.AppendLine().ToString();

        void Line(string name, TimeSpan took) =>
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{name, -34}{took.TotalSeconds, 10:N2}{rows / took.TotalSeconds / 1e6, 12:N1}{took / limit, 10:N2}"
            );
    }

    /// <summary>Ours and PostgreSQL over the same sample, one after the other, with the same rules.</summary>
    static async Task<string> Peer(long rows, string folder)
    {
        var duck = new DuckDb(Options.Create(new LakeOptions { Memory = "6GB" }));
        var whole = Directory.GetFiles(folder, "rows-0-*.parquet").First();
        var sample = Path.Combine(folder, "sample.parquet");
        using (var connection = duck.Open(folder))
            DuckDb.Run(
                connection,
                $"copy (select * from {DuckDb.Files([whole])} limit {rows}) to {DuckDb.Text(sample)} (format parquet, compression zstd)"
            );
        try
        {
            PassResult? found = null;
            var ours = Best(() => found = new QualityPass(duck).Run(Rules, [sample], Context()));
            if (await PostgresPeer.Measure(duck, sample, folder) is not var (took, failed, version))
                return "peer: PostgreSQL (initdb) is not installed here";
            var agree = found!.Findings.Select(finding => finding.Failed!.Value).SequenceEqual(failed);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"""
                peer: PostgreSQL {version}, sample of {rows:N0} rows, the same {Rules.Length} rules as one SELECT, in this run
                {"ours on the sample", -34}{ours.TotalSeconds, 10:N2}{rows / ours.TotalSeconds / 1e6, 12:N1}
                {"PostgreSQL on the sample", -34}{took.TotalSeconds, 10:N2}{rows / took.TotalSeconds / 1e6, 12:N1}   {took / ours:N1} × ours
                both find the same: {(agree ? "yes" : $"NO ({string.Join(", ", failed)})")}
                """
            );
        }
        finally
        {
            File.Delete(sample);
        }
    }

    static PassContext Context() =>
        new(
            new HashSet<string> { "sfzh", "xm", "xb", "sjh", "je", "rq", "gxsj" },
            new Dictionary<string, IReadOnlyList<string>>(),
            new Dictionary<string, double[]>(),
            [],
            Now
        );

    static TimeSpan Best(Action work, int rounds = 3) =>
        Enumerable
            .Range(0, rounds)
            .Min(_ =>
            {
                var watch = Stopwatch.StartNew();
                work();
                return watch.Elapsed;
            });

    static long Peak() => Process.GetCurrentProcess().PeakWorkingSet64;

    static List<string> Files(DuckDb duck, long rows, string folder)
    {
        var files = new List<string>();
        for (long from = 0; from < rows; from += RowsPerFile)
        {
            var upTo = Math.Min(rows, from + RowsPerFile);
            var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"rows-{from}-{upTo}.parquet"));
            files.Add(file);
            if (File.Exists(file))
                continue;
            using var connection = duck.Open(folder);
            DuckDb.Run(
                connection,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    copy (
                      select left(body, 17) || case when i % 300 = 0 then 'A' else substr('10X98765432', ({Sum(
                        "n"
                    )}) % 11 + 1, 1) end as sfzh,
                        case when i % 200 <> 0 then '渔民' || (i % 5000) end as xm,
                        case when i % 500 = 0 then '7' else (1 + i % 2)::varchar end as xb,
                        case when i % 250 = 0 then '1380580' else '138' || lpad((i % 100000000)::varchar, 8, '0') end as sjh,
                        case when i % 1000 = 0 then 99999 else 3000 + i % 20000 end::decimal(18,4) as je,
                        date '2025-06-01' + (i % 300)::integer as rq,
                        timestamp '2026-08-01 08:00:00' + to_seconds(i % 1000000) - case when i % 400 = 0 then interval 900 day else interval 0 day end as gxsj
                      from (select *, n::varchar as body from (
                        select range as i, 33090200000000000 + strftime(date '1940-01-01' + (range % 24000)::integer, '%Y%m%d')::bigint * 1000 + range // 24000 % 1000 as n from range({from}, {upTo})))
                    ) to {DuckDb.Text(file)} (format parquet, compression zstd)
                    """
                )
            );
        }
        return files;
    }

    static string Sum(string n) => string.Join(" + ", Weights.Select((weight, i) => $"({n} // {Power(16 - i)} % 10) * {weight}"));

    static string Power(int power) => Math.Pow(10, power).ToString("0", CultureInfo.InvariantCulture);

    // As somebody would write it who knows DuckDB and this one table.
    static string ByHand(List<string> files) =>
        $"""
            select count(*) - count(sfzh),
              count_if(sfzh is not null and not coalesce(
                n is not null and n // 1000000000000000 in (11,12,13,14,15,21,22,23,31,32,33,34,35,36,37,41,42,43,44,45,46,50,51,52,53,54,61,62,63,64,65,71,81,82,83)
                and try_strptime(substr(sfzh, 7, 8), '%Y%m%d') <= timestamp '2026-11-30' and right(sfzh, 1) = substr('10X98765432', ({Sum(
                "n"
            )}) % 11 + 1, 1), false)),
              count(*) - count(xm),
              count_if(xb not in ('0', '1', '2', '9')),
              count_if(not (length(sjh) = 11 and try_cast(sjh as bigint) between 13000000000 and 19999999999)),
              count_if(je not between 0 and 60000),
              count_if(rq > gxsj),
              count_if(gxsj < timestamp '2024-11-30 01:00:00')
            from (select *, case when length(sfzh) = 18 then try_cast(left(sfzh, 17) as bigint) end as n from {DuckDb.Files(files)})
            """;

    static string Scan(List<string> files) =>
        $"select count(sfzh), count(xm), count(xb), count(sjh), sum(je)::bigint, count(rq), count(gxsj), max(strlen(sfzh)) + max(strlen(xm)) + max(strlen(xb)) + max(strlen(sjh)) from {DuckDb.Files(files)}";

    static long[] Bare(DuckDb duck, string sql)
    {
        using var connection = duck.Open();
        using var reader = DuckDb.Ask(connection, sql);
        reader.Read();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(i => Whole(reader.GetValue(i)))];
    }

    // Sums are of 128 bits.
    static long Whole(object value) => value is BigInteger sum ? (long)sum : Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
