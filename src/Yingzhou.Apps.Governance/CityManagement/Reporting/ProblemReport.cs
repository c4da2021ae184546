using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Reporting;

public enum ReportChannel
{
    /// <summary>市民</summary>
    Citizen,

    /// <summary>采集员</summary>
    Collector,

    /// <summary>传感器</summary>
    Sensor,

    /// <summary>第三方客户端（Open311）</summary>
    Client,

    /// <summary>12345 热线转办</summary>
    Hotline,
}

/// <summary>上报: what one person or one sensor says about one matter. It waits until the command desk makes a case of it, puts it to one, or says whose it is.</summary>
public sealed class ProblemReport : Record
{
    /// <summary>E.g. SB202611300001.</summary>
    public required string Number { get; init; }

    public required ReportChannel Channel { get; init; }

    /// <summary>Who reported: a party's key, or the id of an official or an alert.</summary>
    public required string ReporterKey { get; init; }

    /// <summary>Of the device: the same report sent twice is one (b10 §7).</summary>
    public required string ClientKey { get; init; }

    public required string Kind { get; init; }

    public required string Text { get; init; }

    public required string Place { get; init; }

    public required double Longitude { get; init; }

    public required double Latitude { get; init; }

    public required double AccuracyMetres { get; init; }

    public required string Grid { get; init; }

    public string? PhotoDigest { get; init; }

    public string? PhotoName { get; init; }

    /// <summary>感知哈希, its 64 bits as a signed number.</summary>
    public long? PhotoHash { get; init; }

    public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>The case of which the reporter says that it is the same matter.</summary>
    public Guid? SaidSame { get; init; }

    /// <summary>Its case; <c>null</c> while it waits, and when it was rejected.</summary>
    public Guid? CaseId { get; private set; }

    /// <summary>What the reporter was told.</summary>
    public string? Answer { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public bool Rejected { get; private set; }

    /// <summary>1 to 5, once the case is closed.</summary>
    public int? Rating { get; private set; }

    public bool Waits => CaseId is null && !Rejected;

    public GeoPoint Position => new(Longitude, Latitude);

    /// <summary>As the rule of same matters sees it.</summary>
    public CityReport AsRule => new(MatterKind.Create(Kind).Value, ReportedAt, Position, AccuracyMetres, Text, (ulong?)PhotoHash);

    static Fault Gone => new("city-management.report-done", "这条上报已经处理过了，请刷新后再看。", 409);

    public Fault? PutTo(Guid @case, string answer, DateTimeOffset now)
    {
        if (!Waits)
            return Gone;
        (CaseId, Answer, AnsweredAt) = (@case, answer, now);
        return null;
    }

    /// <summary>撤销并案: it waits again.</summary>
    public Fault? TakeOut(string answer, DateTimeOffset now)
    {
        if (CaseId is null)
            return Gone;
        (CaseId, Answer, AnsweredAt) = (null, answer, now);
        return null;
    }

    public Fault? Reject(string answer, DateTimeOffset now)
    {
        if (!Waits)
            return Gone;
        (Rejected, Answer, AnsweredAt) = (true, answer, now);
        return null;
    }

    public Fault? Rate(int rating)
    {
        if (CaseId is null || Rating is not null)
            return new("city-management.rated-before", "案件结案后可以评价一次。", 409);
        if (rating is < 1 or > 5)
            return new("city-management.rating", "请选择 1 到 5 分。") { Field = "rating" };
        Rating = rating;
        return null;
    }
}

/// <summary>草稿: what somebody has typed, with the photo, kept until it is sent.</summary>
sealed class ReportDraft
{
    public required string ReporterKey { get; init; }

    /// <summary>Goes with the report: sent twice, it is one.</summary>
    public required string ClientKey { get; set; }

    public string? Kind { get; set; }

    public string? Text { get; set; }

    public string? Place { get; set; }

    public string? Grid { get; set; }

    public string? PhotoDigest { get; set; }

    public string? PhotoName { get; set; }

    public long? PhotoBytes { get; set; }

    public double? PhotoLongitude { get; set; }

    public double? PhotoLatitude { get; set; }

    public long? PhotoHash { get; set; }

    /// <summary>What was pointed at on a map, <c>longitude,latitude</c>.</summary>
    public string? Point { get; set; }

    public required DateTimeOffset SavedAt { get; set; }
}
