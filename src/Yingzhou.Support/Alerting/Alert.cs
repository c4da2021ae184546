using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Alerting;

/// <summary>
/// A warning (预警): something is not as it should be, with one thing and for one cause. It is raised once, may rise in level, and ends; saying it again is no second alert.
/// </summary>
public sealed class Alert : Record
{
    /// <summary>Id of its <see cref="Content.AlertKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is about, unique within the kind: a device, a vessel, a grid.</summary>
    public required string SubjectKey { get; init; }

    public required string SubjectName { get; init; }

    /// <summary>Why, unique within kind and subject: the rule that found it, a pollutant.</summary>
    public required string Cause { get; init; }

    public required AlertLevel Level { get; set; }

    /// <summary>The highest it has been.</summary>
    public required AlertLevel Peak { get; set; }

    /// <summary>What it says, in a sentence.</summary>
    public required string Text { get; set; }

    /// <summary>Why it was raised: facts with their sources, as JSON.</summary>
    public string? Evidence { get; set; }

    /// <summary>Degrees, CGCS2000; <c>null</c> when nobody knows where.</summary>
    public double? Longitude { get; set; }

    public double? Latitude { get; set; }

    /// <summary>When it happened, as whoever said it knows.</summary>
    public required DateTimeOffset HappenedAt { get; init; }

    /// <summary>When the city came to know (发现时间).</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When it was last said to hold.</summary>
    public required DateTimeOffset LastAt { get; set; }

    /// <summary>How often it was said, the first time included.</summary>
    public int Times { get; set; } = 1;

    public DateTimeOffset? EndedAt { get; set; }

    public Guid? IncidentId { get; set; }

    /// <summary>Kind, subject and cause while it lasts, nothing afterwards: the database lets no two alerts of one thing last at once.</summary>
    public string? ActiveKey { get; set; }

    public bool IsActive => EndedAt is null;

    internal static string KeyOf(string kind, string subject, string cause) => $"{kind}\n{subject}\n{cause}";
}
