using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Alerting;

/// <summary>Who answers for a unit in a span of time (值班).</summary>
public sealed class DutyShift : Record
{
    public required string Unit { get; init; }

    public required string Official { get; init; }

    public required DateTimeOffset From { get; init; }

    /// <summary>Not part of it.</summary>
    public required DateTimeOffset Until { get; init; }

    public DateTimeOffset? CancelledAt { get; set; }
}
