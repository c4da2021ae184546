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

    // Room for the tens of three pairs, 22 bits apart.
    const long Tens = 15L | (15L << 22) | (15L << 44);

    const long ManyRows = 50_000_000;

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
        // A pass over hundreds of millions of rows takes minutes, and one is like the next.
        var rounds = rows > ManyRows ? 1 : 3;
        // Once to bring the files into the machine's own cache, for all alike.
        Bare(duck, Scan(files));
        PassResult? found = null;
        var ours = Best(() => found = pass.Run(Rules, files, context), rounds);
        Say($"ours {ours.TotalSeconds:N1} s");
        long[]? byHand = null;
        var limit = Best(() => byHand = Bare(duck, ByHand(files)), rounds);
        Say($"limit {limit.TotalSeconds:N1} s");
        var scan = Best(() => Bare(duck, Scan(files)), rounds);
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

    /// <summary>To the error output, so that the table stays alone.</summary>
    static void Say(FormattableString line) => Console.Error.WriteLine(line.ToString(CultureInfo.InvariantCulture));

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
            var watch = Stopwatch.StartNew();
            // Whole under its name, or not there: a run that was broken off goes on with it.
            using (var connection = duck.Open(folder))
                DuckDb.Run(connection, $"copy ({People(from, upTo)}) to {DuckDb.Text(file + ".part")} (format parquet, compression zstd)");
            File.Move(file + ".part", file);
            Say($"{upTo:N0} rows of {rows:N0} made, {(upTo - from) / watch.Elapsed.TotalSeconds / 1e6:N2} M rows/s");
        }
        return files;
    }

    static string People(long from, long upTo) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            select case when i % 300 = 0 then body || 'A' when rest = 2 then body || 'X' else (n * 10 + (12 - rest) % 11)::varchar end as sfzh,
              case when i % 200 <> 0 then '渔民' || (i % 5000) end as xm,
              case when i % 500 = 0 then '7' when i % 2 = 0 then '1' else '2' end as xb,
              case when i % 250 = 0 then '1380580' else (13800000000 + i % 100000000)::varchar end as sjh,
              case when i % 1000 = 0 then 99999 else 3000 + i % 20000 end::decimal(18,4) as je,
              date '2025-06-01' + (i % 300)::integer as rq,
              timestamp '2026-08-01 08:00:00' + to_seconds(i % 1000000) - case when i % 400 = 0 then interval 900 day else interval 0 day end as gxsj
            from (select *, n::varchar as body, {CheckSum("n * 10")} % 11 as rest from (
              select i, 33090200000000000 + (year(born) * 10000 + month(born) * 100 + day(born)) * 1000 + i // 24000 % 1000 as n from (
                select range as i, date '1940-01-01' + (range % 24000)::integer as born from range({from}, {upTo}))))
            """
        );

    /// <summary>Of 18 digits, by pairs: a pair ab weighs 2a + b, and the pairs weigh powers of 4, whose remainders by 11 stand here.</summary>
    static string CheckSum(string number)
    {
        int[] weights = [1, 4, 5, 9, 3];
        var pairs = Enumerable
            .Range(0, 9)
            .Select(pair =>
            {
                var value = $"({number} // {Power(2 * pair)} % 100)";
                return $"({value} + ({value} // 10) * 3) * {weights[pair % 5]}";
            });
        return $"({string.Join(" + ", pairs)})";
    }

    static string Power(int power) => Math.Pow(10, power).ToString("0", CultureInfo.InvariantCulture);

    // As somebody would write it who knows DuckDB and this one table, with every turn by which the compiled pass became fast: no sample of what fails, nothing shared with other rules.
    static string ByHand(List<string> files) =>
        $"""
            select count(*) - count(sfzh),
              count_if(sfzh is not null and not coalesce((w0 + ((w0 * 103 >> 10) & {Tens}) * 3 + (w1 + ((w1 * 103 >> 10) & {Tens}) * 3) * 9 + (w2 + ((w2 * 103 >> 10) & {Tens}) * 3) * 4 + x * 10) % 11 = 1
                and ((1187841511928110111 >> (p8 - 11)) & 1 = 1 or p8 between 81 and 83)
                and d between 10101 and 20261130 and p3 between 1 and 12 and p2 between 1 and 30 + ((5546 >> p3) & 1)
                and case when p3 = 2 and p2 > 28 then p2 = 29 and p4 % 4 = 0 and (p4 <> 0 or p5 % 4 = 0) else true end
                and case when p0 = 0 then not contains(sfzh, 'e') else true end, false)),
              count(*) - count(xm),
              count_if(xb not in ('0', '1', '2', '9')),
              count_if(not (strlen(sjh) = 11 and sjh >= '13' and try_cast(sjh as bigint) between 13000000000 and 19999999999 and not contains(sjh, 'e'))),
              count_if(je not between 0 and 60000),
              count_if(rq > gxsj),
              count_if(gxsj < timestamp '2024-11-30 01:00:00')
            from (select *, p0 + p1 * 4194304 + p2 * 17592186044416 as w0, p3 + p4 * 4194304 + p5 * 17592186044416 as w1, p6 + p7 * 4194304 + p8 * 17592186044416 as w2
            from (select *, a // 10000 as p8, a // 100 % 100 as p7, a % 100 as p6, d // 1000000 as p5, d // 10000 % 100 as p4, d // 100 % 100 as p3, d % 100 as p2, c // 100 as p1, c % 100 as p0
            from (select *, n // 1000000000000 as a, n // 10000 % 100000000 as d, n % 10000 as c
            from (select *, case when strlen(sfzh) = 18 and sfzh >= '1' then case when x = 1 then try_cast(left(sfzh, 17) as bigint) * 10 else try_cast(sfzh as bigint) end end as n
            from (select *, suffix(sfzh, 'X')::bigint as x from {DuckDb.Files(files)})))))
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
