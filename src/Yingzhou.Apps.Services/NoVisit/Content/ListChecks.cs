using Yingzhou.Foundation.Content;

namespace Yingzhou.Apps.Services.NoVisit.Content;

/// <summary>Carriers, service points and items: nothing twice, nothing empty, nothing that leads nowhere.</summary>
static class ListChecks
{
    public static IEnumerable<ContentProblem> Check(ContentFile<CarrierFile> file)
    {
        foreach (var (index, carrier) in file.Content.Carriers.Index())
            if (
                carrier.Length <= 0
                || carrier.Prefixes.Count == 0
                || carrier.Prefixes.Any(prefix => prefix.Length == 0 || !prefix.All(char.IsAsciiDigit))
            )
                yield return file.Problem($"carriers[{index}].prefixes", "位数应大于 0，号段应为数字");
        foreach (
            var same in file
                .Content.Carriers.SelectMany(carrier => carrier.Prefixes.Select(prefix => (carrier.Length, prefix)))
                .GroupBy(one => one)
                .Where(one => one.Count() > 1)
        )
            yield return file.Problem("carriers", $"号段“{same.Key.prefix}”属于两家承运商，无法判断");
    }

    public static IEnumerable<ContentProblem> Check(ContentFile<PointFile> file, FerryFile ferries)
    {
        var lines = ferries.Lines.Select(line => line.Id).ToHashSet();
        foreach (var (index, point) in file.Content.Points.Index())
            if (point.Line is { } line && !lines.Contains(line))
                yield return file.Problem($"points[{index}].line", $"没有航线“{line}”");
    }

    public static IEnumerable<ContentProblem> Check(ContentFile<ItemFile> file)
    {
        foreach (var (index, item) in file.Content.Items.Index())
        {
            if (item.Amount < 0)
                yield return file.Problem($"items[{index}].amount", "金额不能为负");
            if (item.RecordingKeptDays is < 1 or > 36_500)
                yield return file.Problem($"items[{index}].recordingKeptDays", "录像保存天数应在 1 到 36500 之间");
            if (item.Checklist.Count == 0)
                yield return file.Problem($"items[{index}].checklist", "核对清单不能为空");
            // Three questions on free will belong to every property matter (a07 §3).
            if (item.Property && item.Checklist.Count(line => line.StartsWith("自由意愿", StringComparison.Ordinal)) < 3)
                yield return file.Problem($"items[{index}].checklist", "涉及财产的事项要有三个自由意愿提问");
        }
        foreach (var same in file.Content.Items.GroupBy(item => item.Item).Where(same => same.Count() > 1))
            yield return file.Problem("items", $"事项“{same.Key}”写了两次");
    }
}
