using System.CommandLine;
using System.Globalization;
using System.Text;
using Yingzhou.Assurance.DataProtection;
using Yingzhou.Host.Composition;

namespace Yingzhou.Host.Verbs;

/// <summary><c>watermark detect FILE</c>: whose table or whose screen it was.</summary>
static class WatermarkVerb
{
    static readonly Argument<FileInfo> Found = new("file") { Description = "A table (.csv, .xlsx) or a picture of a screen (.png)" };

    public static Command Command { get; } = Describe();

    static Command Describe()
    {
        var detect = new Command("detect", "Compares a table or a picture that turned up with the codes of everybody who could have had it")
        {
            Found,
            BackupVerb.Data,
            BackupVerb.Connection,
        };
        detect.SetAction(Detect);
        return new Command("watermark", "Marks in tables and on screens") { detect };
    }

    /// <returns>0 when somebody is named, 2 when nobody is, 1 for a file that cannot be read.</returns>
    static async Task<int> Detect(ParseResult parsed, CancellationToken cancel)
    {
        var file = parsed.GetValue(Found)!;
        if (!file.Exists)
        {
            await Console.Error.WriteLineAsync($"{file.Name} is not there");
            return 1;
        }
        await using var city = StoredCity.Open(parsed.GetValue(BackupVerb.Data)!, parsed.GetValue(BackupVerb.Connection));
        await using var scope = city.Services.CreateAsyncScope();
        var traced = await scope
            .ServiceProvider.GetRequiredService<ITracing>()
            .File(await File.ReadAllBytesAsync(file.FullName, cancel), file.Name, cancel);
        if (traced.Fault is { } fault)
        {
            await Console.Error.WriteLineAsync(fault.ToString());
            return 1;
        }
        Console.Write(Said(traced.Value));
        return traced.Value.Named is null ? 2 : 0;
    }

    static string Said(TraceReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(
            report.Named is { } named ? $"认定：{named.Who}，{named.Carrier}，{named.When}" : "不能认定是谁；下面只是最接近的，不作为依据"
        );
        text.AppendLine(CultureInfo.InvariantCulture, $"比对 {report.Compared} 次");
        foreach (var one in report.Suspects)
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{TraceWords.Bits(one.Match), 6}  p ≤ {TraceWords.Chance(one.Match.ChanceAmong(report.Compared))}  {TraceWords.Verdict(one.Match.Verdict)}  {one.Who}  {one.Carrier}  {one.When}"
            );
        return text.ToString();
    }
}
