using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Content;

/// <summary>What is monitored and by which limits: <c>eco/monitoring.json</c> and the dated tables of <c>standards/</c>.</summary>
sealed class EcoContent
{
    const string File = "eco/monitoring.json";

    EcoContent(EcoFile file, IReadOnlyList<AirQualityIndex> air, IReadOnlyList<WaterQualityStandard> water) =>
        (Outlets, Air, Sections, Validity, RecheckHours, AirEditions, WaterEditions) = (
            file.Outlets,
            file.Air,
            file.Sections,
            file.Validity,
            file.RecheckHours,
            air,
            water
        );

    public IReadOnlyList<Outlet> Outlets { get; }

    /// <summary>Codes of the stations of the air.</summary>
    public IReadOnlyList<string> Air { get; }

    public IReadOnlyList<Section> Sections { get; }

    public ValidityRule Validity { get; }

    /// <summary>Valid hours in a row that must pass before an exceedance counts as put right.</summary>
    public int RecheckHours { get; }

    public IReadOnlyList<AirQualityIndex> AirEditions { get; }

    public IReadOnlyList<WaterQualityStandard> WaterEditions { get; }

    public Outlet? OutletOf(string device) => Outlets.FirstOrDefault(one => one.Device == device);

    public Section? SectionOf(string device) => Sections.FirstOrDefault(one => one.Device == device);

    public static ContentReading<EcoContent> Read(CityContent city)
    {
        var reader = new ContentReader(city);
        if (reader.One<EcoFile>(File) is not { } file)
            return new(null, reader.Problems);
        List<ContentProblem> problems = [.. Check(file)];
        var air = Tables(city, ".aqi.json", AirQualityIndex.Read, problems);
        var water = Tables(city, ".water.json", WaterQualityStandard.Read, problems);
        return problems.Count > 0 ? new(null, problems) : new(new(file.Content, air, water), []);
    }

    static List<T> Tables<T>(CityContent city, string ending, Func<string, Outcome<T>> read, List<ContentProblem> problems)
    {
        List<T> tables = [];
        foreach (var path in city.Files("standards", ending))
            if (read(city.ReadText(path)) is { Fault: null } table)
                tables.Add(table.Value);
            else
                problems.Add(new(path, "", read(city.ReadText(path)).Fault!.Detail));
        return tables;
    }

    static IEnumerable<ContentProblem> Check(ContentFile<EcoFile> file)
    {
        var content = file.Content;
        if (content.Validity.MinutesOfHour is < 1 or > 60 || content.Validity.HoursOfDay is < 1 or > 24)
            yield return file.Problem("validity", "有效小时应在 1 到 60 分钟之间，有效日应在 1 到 24 小时之间");
        if (content.RecheckHours is < 1 or > 72)
            yield return file.Problem("recheckHours", "复测小时数应在 1 到 72 之间");
        foreach (var (index, outlet) in content.Outlets.Index())
        {
            var at = $"outlets[{index}]";
            if (!outlet.Uscc.Equals(outlet.Permit[..Math.Min(18, outlet.Permit.Length)], StringComparison.Ordinal))
                yield return file.Problem($"{at}.permit", "排污许可证编号的前 18 位应是统一社会信用代码");
            if (outlet.Limits.Count == 0)
                yield return file.Problem($"{at}.limits", "至少要有一条许可限值");
            foreach (var (number, limit) in outlet.Limits.Index())
                if (limit.Until < limit.From || limit.AtLeast > limit.Value)
                    yield return file.Problem($"{at}.limits[{number}]", "止期不能早于起期，下限不能高于上限");
        }
        foreach (var (index, section) in content.Sections.Index())
        foreach (var (number, source) in section.Upstream.Index())
        {
            if (content.Outlets.All(outlet => outlet.Device != source.Outlet))
                yield return file.Problem($"sections[{index}].upstream[{number}].outlet", $"没有排口 {source.Outlet}");
            if (source.Signature.Count != section.Fingerprint.Count)
                yield return file.Problem($"sections[{index}].upstream[{number}].signature", "指纹的项目数应与 fingerprint 相同");
        }
        var devices = content.Outlets.Select(one => one.Device).Concat(content.Air).Concat(content.Sections.Select(one => one.Device));
        foreach (var twice in devices.GroupBy(code => code).Where(same => same.Count() > 1))
            yield return file.Problem("outlets", $"设备 {twice.Key} 写了两次");
    }
}

sealed record EcoFile(
    ValidityRule Validity,
    int RecheckHours,
    string Source,
    IReadOnlyList<Outlet> Outlets,
    IReadOnlyList<string> Air,
    IReadOnlyList<Section> Sections
);

enum OutletKind
{
    /// <summary>废水, judged by the day.</summary>
    Water,

    /// <summary>废气, judged by the hour.</summary>
    Gas,
}

/// <summary>排放口 of an enterprise, its monitor and its permit.</summary>
/// <param name="Device">MN of the monitor.</param>
/// <param name="Permit">排污许可证编号, 22 characters.</param>
/// <param name="Exempt">Conditions in which the permit does not judge.</param>
sealed record Outlet(
    string Device,
    string Name,
    OutletKind Kind,
    string Uscc,
    string Permit,
    IReadOnlyList<WorkingCondition> Exempt,
    IReadOnlyList<PermitLimit> Limits
);

/// <summary>工况 that an enterprise may tell.</summary>
public enum WorkingCondition
{
    /// <summary>启停炉</summary>
    StartStop,

    /// <summary>检修维护</summary>
    Maintenance,

    /// <summary>治理设施故障</summary>
    TreatmentFault,

    /// <summary>正常生产</summary>
    Normal,
}

/// <param name="Factor">As the wire calls it.</param>
/// <param name="BaseOxygen">Percent; <c>null</c> where nothing is converted.</param>
sealed record PermitLimit(
    string Factor,
    string Title,
    AveragingTime Time,
    decimal Value,
    string Unit,
    string Standard,
    DateOnly From,
    DateOnly? Until = null,
    decimal? AtLeast = null,
    decimal? BaseOxygen = null
)
{
    public EmissionLimit Of(string outlet) => new(outlet, Factor, Time, Value, AtLeast, BaseOxygen, Standard, From, Until);
}

/// <summary>断面: a place in a river, a reservoir or the sea with its goal, and what flows to it.</summary>
/// <param name="Water"><c>river</c>, <c>lake</c> or <c>sea</c>.</param>
/// <param name="Goal">The class it should have, 1 the best.</param>
/// <param name="Factors">The wire's codes, and what the standard calls them.</param>
/// <param name="Fingerprint">Factors whose proportions tell sources apart.</param>
sealed record Section(
    string Device,
    string Name,
    string Water,
    string Standard,
    int Goal,
    IReadOnlyDictionary<string, string> Factors,
    IReadOnlyList<string> Fingerprint,
    IReadOnlyList<UpstreamSource> Upstream
);

/// <param name="Signature">Shares of the fingerprint's factors, adding up to 1.</param>
sealed record UpstreamSource(string Outlet, double TravelHours, double DecayPerHour, double RiverFlow, IReadOnlyList<double> Signature);
