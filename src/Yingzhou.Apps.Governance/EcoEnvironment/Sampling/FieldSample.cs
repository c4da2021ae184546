using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Governance.EcoEnvironment.Sampling;

/// <summary>现场采样 with its chain of custody: taken by two, sealed, analysed by a laboratory; never changed. It speaks where the monitor does not.</summary>
public sealed class FieldSample : Record
{
    public required string Outlet { get; init; }

    public required string Factor { get; init; }

    public required DateTimeOffset SampledAt { get; init; }

    /// <summary>In the factor's unit, converted to base oxygen where the limit is.</summary>
    public required decimal Value { get; init; }

    /// <summary>The limit in force on the day.</summary>
    public required decimal Permitted { get; init; }

    public required bool Passes { get; init; }

    /// <summary>封样号, unique.</summary>
    public required string Seal { get; init; }

    public required string Sampler { get; init; }

    /// <summary>The second person.</summary>
    public required string Witness { get; init; }

    public required string Laboratory { get; init; }

    /// <summary>Number of the laboratory's report.</summary>
    public required string Report { get; init; }
}
