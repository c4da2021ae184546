using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Foundation.Content;

namespace Yingzhou.Apps.Services.OnlineServices.Halls;

/// <summary>A service hall (政务服务大厅).</summary>
/// <param name="Region">Division in which it stands.</param>
/// <param name="Counters">窗口 that serve whoever draws a number.</param>
/// <param name="AppointmentCounters">Of them, those kept for appointments.</param>
/// <param name="ServiceMinutes">Mean time at a counter.</param>
public sealed record Hall(
    string Id,
    string Name,
    string Region,
    string Address,
    int Counters,
    int AppointmentCounters,
    double ServiceMinutes,
    TimeOnly Opens,
    TimeOnly Closes
)
{
    public const int SlotMinutes = 30;

    /// <summary>How many appointments a half hour can serve, at least one.</summary>
    public int Capacity => Math.Max(1, (int)(AppointmentCounters * SlotMinutes / ServiceMinutes));
}

/// <summary>Shape of <c>halls/halls.json</c>.</summary>
sealed record HallsFile(string Note, IReadOnlyList<Hall> Halls);

/// <summary>The halls of the city (<c>halls/</c> of its content).</summary>
sealed record HallsContent(IReadOnlyList<Hall> Halls)
{
    public Hall? Find(string? id) => Halls.FirstOrDefault(hall => hall.Id == id);

    public static ContentReading<HallsContent> Read(CityContent city, OrganisationContent organisation)
    {
        var reader = new ContentReader(city);
        if (reader.One<HallsFile>("halls/halls.json") is not { } file || reader.Problems.Count > 0)
            return new(null, reader.Problems);
        List<ContentProblem> problems = [.. Check(file, organisation)];
        return problems.Count > 0 ? new(null, problems) : new(new(file.Content.Halls), []);
    }

    static IEnumerable<ContentProblem> Check(ContentFile<HallsFile> file, OrganisationContent organisation)
    {
        foreach (var (index, hall) in file.Content.Halls.Index())
        {
            if (!organisation.Divisions.ContainsKey(hall.Region))
                yield return file.Problem($"halls[{index}].region", $"没有区划 {hall.Region}");
            if (hall.AppointmentCounters < 1 || hall.Counters < hall.AppointmentCounters)
                yield return file.Problem($"halls[{index}].appointmentCounters", "预约窗口至少 1 个，不能多于全部窗口");
            if (hall.ServiceMinutes is not (> 0 and <= 240))
                yield return file.Problem($"halls[{index}].serviceMinutes", "办理时长应在 0 到 240 分钟之间");
            if (hall.Opens >= hall.Closes)
                yield return file.Problem($"halls[{index}].opens", "开门时间应早于关门时间");
        }
        foreach (var same in file.Content.Halls.GroupBy(hall => hall.Id).Where(same => same.Count() > 1))
            yield return file.Problem("halls", $"大厅 {same.Key} 写了两次");
    }
}
