using Yingzhou.Foundation.Content;

namespace Yingzhou.Apps.Services.NoVisit.Content;

/// <summary>The timetable names stops that are there, times that exist and probabilities that grow with the wind.</summary>
static class FerryCheck
{
    public static IEnumerable<ContentProblem> Check(ContentFile<FerryFile> file)
    {
        var content = file.Content;
        var stops = content.Stops.Select(stop => stop.Id).ToHashSet();
        var lines = content.Lines.Select(line => line.Id).ToHashSet();
        if (!stops.Contains(content.Origin))
            yield return file.Problem("origin", $"没有站点“{content.Origin}”");
        if (content.MeanWindByMonth.Count != 12)
            yield return file.Problem("meanWindByMonth", "应有 12 个月的平均风力");
        if (stops.Count < content.Stops.Count || lines.Count < content.Lines.Count)
            yield return file.Problem("stops", "站点或航线的标识有重复");
        foreach (var (index, line) in content.Lines.Index())
        {
            foreach (var stop in new[] { line.From, line.To }.Where(stop => !stops.Contains(stop)))
                yield return file.Problem($"lines[{index}]", $"没有站点“{stop}”");
            if (line.Minutes <= 0 || line.CutOffMinutes < 0)
                yield return file.Problem($"lines[{index}].minutes", "用时应大于 0，截载分钟不能为负");
            foreach (var (at, time) in line.Departs.Index().Where(one => !NoVisitContent.IsTime(one.Item)))
                yield return file.Problem($"lines[{index}].departs[{at}]", $"“{time}”不是 HH:mm 的时刻");
            foreach (var problem in Suspension(file, index, line))
                yield return problem;
        }
        foreach (var (index, way) in content.Ways.Index())
        {
            foreach (var stop in new[] { way.From, way.To }.Where(stop => !stops.Contains(stop)))
                yield return file.Problem($"ways[{index}]", $"没有站点“{stop}”");
            if (new[] { way.Opens, way.Closes }.Any(time => time is not null && !NoVisitContent.IsTime(time)))
                yield return file.Problem($"ways[{index}].opens", "开放时刻应写成 HH:mm");
        }
        foreach (var (index, route) in content.Routes.Index())
        {
            if (!stops.Contains(route.To))
                yield return file.Problem($"routes[{index}].to", $"没有站点“{route.To}”");
            foreach (var line in route.Lines.Where(line => !lines.Contains(line)))
                yield return file.Problem($"routes[{index}].lines", $"没有航线“{line}”");
        }
    }

    static IEnumerable<ContentProblem> Suspension(ContentFile<FerryFile> file, int index, LineEntry line)
    {
        var previous = 0.0;
        foreach (var (force, odds) in line.Suspension.OrderBy(one => one.Key.Length).ThenBy(one => one.Key, StringComparer.Ordinal))
        {
            if (!int.TryParse(force, out var beaufort) || beaufort is < 0 or > 17)
                yield return file.Problem($"lines[{index}].suspension.{force}", "风力应为 0 到 17 的整数");
            if (odds is < 0 or > 1 || odds < previous)
                yield return file.Problem($"lines[{index}].suspension.{force}", "停航概率应在 0 到 1 之间，且风越大越高");
            previous = odds;
        }
    }
}
