using Yingzhou.Kernel;

namespace Yingzhou.Support.Models;

/// <summary>
/// 使用记录: what a version said to an application of these values, kept with what it was computed from. The same version and the same values give the same answer (p10 R9), so each is kept once.
/// </summary>
public sealed class ModelRun
{
    public Guid Id { get; init; } = SortableId.Next();

    public required Guid VersionId { get; init; }

    public required string Model { get; init; }

    public required string Number { get; init; }

    /// <summary>Id of the module it was computed for.</summary>
    public required string Application { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>SM3 of the values.</summary>
    public required string InputDigest { get; init; }

    public required DateTimeOffset InputUntil { get; init; }

    public required int InputCount { get; init; }

    /// <summary>Values among them that nobody measured.</summary>
    public required int Bridged { get; init; }

    /// <summary><see cref="ModelOutput"/> as JSON.</summary>
    public required string Output { get; init; }
}
