namespace Yingzhou.Support.Process;

/// <param name="From">First instant of the period; instances that ended in it are read.</param>
/// <param name="Until">First instant after it.</param>
/// <param name="Most">Newest instances read; how many there were beyond them is said.</param>
public sealed record MiningQuery(Guid Version, DateTimeOffset From, DateTimeOffset Until, int Most = 2_000);

/// <param name="Ended">Instances that ended in the period; <see cref="MiningReport.Cases"/> of them were read.</param>
/// <param name="ExpectedSince">The earlier period whose P90 is what a stay may take; <c>null</c> when too little ended in it.</param>
public sealed record MinedVersion(VersionLine Version, MiningReport Report, int Ended, DateTimeOffset? ExpectedSince)
{
    public bool IsSample => Report.Cases < Ended;
}
