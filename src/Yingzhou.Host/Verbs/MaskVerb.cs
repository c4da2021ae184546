using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Yingzhou.Kernel;

namespace Yingzhou.Host.Verbs;

/// <summary><c>mask DIR FILE…</c>: tables for a test zone. One key for all tables of the job, which is never stored.</summary>
static class MaskVerb
{
    static readonly Argument<DirectoryInfo> Into = new("into") { Description = "An empty or new folder" };
    static readonly Argument<FileInfo[]> Tables = new("tables")
    {
        Description = "CSV files in UTF-8 with a header",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Command Command { get; } = Describe();

    static Command Describe()
    {
        var mask = new Command(
            "mask",
            "Masks tables for a test zone: valid, the same value for the same person in all of them, and no way back"
        )
        {
            Into,
            Tables,
        };
        mask.SetAction(Run);
        return mask;
    }

    static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var into = parsed.GetValue(Into)!;
        if (into.Exists && into.EnumerateFileSystemInfos().Any())
        {
            await Console.Error.WriteLineAsync("The folder is not empty: tables of two jobs must not lie together");
            return 1;
        }
        into.Create();
        var job = new StaticMasking(RandomNumberGenerator.GetBytes(32));
        var today = TimeProvider.System.GetUtcNow().Day();
        foreach (var file in parsed.GetValue(Tables)!)
        {
            var rows = CsvText.Rows(await File.ReadAllTextAsync(file.FullName, cancel));
            if (rows.Count < 2)
                continue;
            var kinds = rows[0]
                .Select(
                    (name, at) =>
                        ColumnDetection.Judge(
                            name,
                            ColumnDetection.Draw(rows.Skip(1).Select(row => row.ElementAtOrDefault(at)), at),
                            null,
                            today
                        )
                )
                .ToList();
            var text = new StringBuilder(CsvLine.Of(rows[0]));
            foreach (var row in rows.Skip(1))
                text.Append(CsvLine.Of(row.Select((cell, at) => at < kinds.Count ? Masked(job, cell, kinds[at], today) : null)));
            await File.WriteAllTextAsync(Path.Combine(into.FullName, file.Name), text.ToString(), cancel);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Name}: {rows.Count - 1} rows"));
            foreach (var one in kinds.Where(one => one.Standing is not ColumnStanding.Nothing))
                Console.WriteLine(
                    $"  {one.Column}: {one.Words}{(one.Standing is ColumnStanding.Watch || !IsWhole(one) ? ", text: numbers in it are masked" : "")}"
                );
        }
        return 0;
    }

    static bool IsWhole(ColumnFinding finding) => finding.Share > 0.9;

    static readonly string[] NameColumns = ["xm", "姓名", "申请人", "联系人", "fddbr", "法定代表人"];
    static readonly string[] AddressColumns = ["dz", "地址", "住址", "住所"];
    static readonly FieldMask ToTown = new(MaskKind.Town);

    static string? Masked(StaticMasking job, string cell, ColumnFinding finding, DateOnly today)
    {
        var column = finding.Column.Trim().ToLowerInvariant();
        if (NameColumns.Contains(column))
            return job.Name(cell.Trim());
        if (AddressColumns.Contains(column))
            return ToTown.Apply(cell, [], "") as string;
        var masked = job.InText(cell, today);
        // In a column of numbers one with a wrong check digit still gives somebody away.
        return masked == cell && finding.Standing is ColumnStanding.Found && IsWhole(finding)
            ? job.Of(cell.Trim(), finding.Kind!.Value, today)
            : masked;
    }
}
